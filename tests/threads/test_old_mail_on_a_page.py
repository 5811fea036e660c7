"""Words quoted in old mail stand on a page once, folded, and are never taken for HTML."""

from datetime import UTC, datetime

from alongside.core.markdown import render_folded, render_plain
from alongside.threads.take_in import OldPost, OldThread, take_in
from tests.web.as_person import client_of
from tests.world import World

QUOTED = "Somebody wrote <img src=x onerror=alert(1)> & more"


def test_what_a_mail_quoted_is_text_and_stands_there_once(world: World):
    html = render_plain("Yes.") + render_folded(QUOTED, "quoted")
    post = OldPost(world.ben.alias_id, datetime(2020, 1, 1, tzinfo=UTC), "Yes.", html, QUOTED)
    old = OldThread("An old question", [post])
    take_in(world.kitchen.pk, [old])
    page = client_of(world.people["ada"]).get(f"/t/{post.post.thread.public_id}/", headers={"host": "localhost"})
    text = page.content.decode()
    assert "<img src=x" not in text
    assert text.count("Somebody wrote") == 1
