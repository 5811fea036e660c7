"""What a stream brings: what is said, as the page shows it, to those who may read it."""

from alongside.threads.cursor import cursor_of
from tests.live.listening import Served, cookie_of
from tests.world import World


def test_what_is_said_comes_at_once(cast: World, served: Served) -> None:
    thread = cast.thread()
    ear = served.listen(thread.public_id, cookie_of(cast.people["mia"]), since=cursor_of(thread))
    assert ear.status == 200
    post = cast.answer(thread, "I'll think of you.")
    assert f'id="post-{post.public_id}"' in ear.wait_for("think of you").html
