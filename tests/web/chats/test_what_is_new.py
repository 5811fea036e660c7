"""What is new on a chat's page, for whoever asks by a link: nothing is passed by, and nothing comes twice."""

from alongside.chats.hour.say import say
from alongside.core.jobs import run_until_empty
from alongside.hosting.decisions.words import release_post
from alongside.threads.models import Post
from alongside.threads.saying import Words
from tests.chats.hour.rooms import begun, line, question
from tests.chats.hour.test_say import new
from tests.web.threads.browsing import browse
from tests.world import World

HELD, MEANWHILE = "Warm socks, and the dog.", "The radio on low."


def test_a_line_that_was_let_in_late_stands_among_what_is_new_once(world: World) -> None:
    chat = begun(world, 6)
    line(world, chat)
    new(world)
    newcomer = browse(world, "nora")
    held = say(chat, by=world.nora, words=Words(HELD), question=question(chat))
    assert held.removed, "a newcomer's first line waits"
    line(world, chat, MEANWHILE)
    reader, path = browse(world, "ben"), f"/chat/{chat.public_id}/"
    page = reader.get(path)
    assert MEANWHILE in page
    assert HELD not in page
    run_until_empty()
    release_post(Post.objects.get(pk=held.pk), by=world.mia, because="Welcome.")
    later = reader.get(new_link(page))
    assert HELD in later
    assert MEANWHILE not in later
    assert HELD not in reader.get(new_link(later))
    assert HELD in newcomer.get(path)


def new_link(page: str) -> str:
    """The address behind "Show what is new"."""
    return page.split('id="more"')[1].split('href="')[1].split("#")[0].replace("&amp;", "&")
