"""How many queries a page may ask, which must not grow with posts, members or communities."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.accounts.models import Person, PersonId
from alongside.fragments import posts
from alongside.memberships.viewer import Viewer
from alongside.ownership import acting
from alongside.threads.models import Thread
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from tests.web.threads.browsing import Browsing, browse
from tests.world import World

WORDS = "I cooked the potatoes twice and threw the water away, as the nurse said. " * 8
LETTERS = "abcdefghij"


def newcomer(world: World, number: int) -> Viewer:
    """One more member, with a name of their own."""
    name = "Bird " + "".join(LETTERS[int(digit)] for digit in f"{number:03}")
    person = PersonId(Person.objects.create().pk)
    acting.come_in(person, world.kitchen, name=name)
    return acting.find_viewer(person, world.kitchen)


@pytest.fixture
def full(world: World) -> Thread:
    """A thread of 50 posts in a community of 200 members, 49 of whom wrote in it."""
    thread = world.thread("Potatoes", WORDS)
    for number in range(200):
        member = newcomer(world, number)
        if number < 49:
            reply(thread, by=member, words=Words(WORDS))
    thread.refresh_from_db()
    return thread


def asked(page: Callable[[], object]) -> list[str]:
    """The statements of a page, without the marks of its transactions."""
    with CaptureQueriesContext(connection) as found:
        page()
    return [query["sql"] for query in found.captured_queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def reader(world: World) -> Browsing:
    """A member who has been here before, so that nothing is written on the way."""
    return browse(world, "nora")


def test_a_members_thread_page_asks_four_times_and_once_more_when_its_words_are_new(world: World, full: Thread):
    nora, path = reader(world), f"/t/{full.public_id}/"
    page = nora.get(path)
    assert page.count("<article") == 50
    assert len(asked(lambda: nora.get(path))) <= 4
    posts._stored.cache_clear()
    assert len(asked(lambda: nora.get(path))) <= 5


def test_it_asks_as_often_for_three_posts_as_for_fifty(world: World, full: Thread):
    small = world.thread("Small")
    world.answer(small)
    nora = reader(world)
    for thread in (small, full):
        nora.get(f"/t/{thread.public_id}/")
    counts = {len(asked(lambda: nora.get(f"/t/{thread.public_id}/"))) for thread in (small, full)}  # noqa: B023
    assert len(counts) == 1


def test_a_communitys_page_asks_as_often_for_forty_threads_as_for_one(world: World):
    world.thread()
    nora, path = reader(world), f"/c/{world.kitchen.public_id}/"
    nora.get(path)
    few = len(asked(lambda: nora.get(path)))
    for number in range(40):
        world.thread(f"Thread {number}")
    nora.get(path)
    assert len(asked(lambda: nora.get(path))) == few <= 7  # the last one asks for chats that are near


def test_today_asks_as_often_for_two_communities_as_for_one(world: World):
    counts = set()
    for name in ("ada", "ben"):
        person = browse(world, name)
        person.get("/today/")
        counts.add(len(asked(lambda: person.get("/today/"))))  # noqa: B023
    assert len(counts) == 1
    assert max(counts) <= 6
