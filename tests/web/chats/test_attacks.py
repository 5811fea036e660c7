"""What somebody could try at the pages of chats; each test states what holds all the same."""

from alongside.chats.hour.read import PAGE
from alongside.chats.models import Chat
from alongside.hosting.alarms.much_read import ALARM_AT, AT_ONCE, SLOW_AT
from alongside.hosting.models import Case, CaseKind
from alongside.web.reading import ReadsTooMuch, count_page
from tests.chats.hour.rooms import line, now, over, slow
from tests.web.threads.browsing import browse
from tests.world import World


def long(world: World, pages: int) -> str:
    """A chat that is over, as if its lines filled so many pages; its path."""
    chat = slow(world)
    line(world, chat, "A cup of tea.", by="mia")
    over(now(chat))
    Chat.objects.filter(pk=chat.pk).update(last_number=pages * PAGE)
    return f"/chat/{chat.public_id}/conversation."


def test_a_conversation_copied_as_a_file_counts_as_the_pages_that_it_fills(world: World) -> None:
    path = long(world, ALARM_AT + AT_ONCE)
    assert "A cup of tea." in browse(world, "ben").get(f"{path}txt")
    assert Case.objects.filter(kind=CaseKind.ALARM).count() == 1


def test_whoever_copies_by_a_program_gets_no_more_files_and_keeps_those_they_had(world: World) -> None:
    had, other = long(world, 2), long(world, 2)
    browse(world, "ben").get(f"{had}txt")
    for number in range(SLOW_AT + 2 * AT_ONCE):
        try:
            count_page(world.ben, f"page {number}")
        except ReadsTooMuch:
            break
    assert "A cup of tea." in browse(world, "ben").get(f"{had}html")
    browse(world, "ben").get(f"{other}txt", status=429)
    assert "A cup of tea." in browse(world, "nora").get(f"{other}txt")
