"""No page asks the database more because there are more posts, members, communities or cases; every route counts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.accounts.models import Person, PersonId
from alongside.core.jobs import run_until_empty
from alongside.drafts.keep import keep
from alongside.hosting.worry import word_to_hosts, worry
from alongside.memberships.join import invite
from alongside.ownership import acting
from alongside.ownership.founding import found_community
from alongside.threads.access import get_thread
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from tests.chats.evenings import evening
from tests.contracts.cast import Cast, routes
from tests.contracts.route_table import TABLE
from tests.world import World

CEILING = 20  # of any page, for any role
MANY = 12
WATCHED = ("stranger", "author", "founder")


@pytest.fixture
def cast(world: World) -> Cast:
    return Cast(world)


def counted(cast: Cast) -> dict[tuple[str, str], int]:
    """How many queries each page takes, when it is opened for the second time."""
    found = {}
    for name, row in TABLE.items():
        for role in sorted(set(WATCHED) & (row.read or frozenset())):
            path = cast.path(routes()[name])
            cast.clients[role].get(path)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                cast.clients[role].get(path)
            found[name, role] = len(queries)
    return found


def grow(world: World, cast: Cast) -> None:
    """Much more of everything that pages list."""
    asked_for = get_thread(world.ben, cast.things["thread_id"])
    for number in range(MANY):
        person = PersonId(Person.objects.create().pk)
        acting.come_in(person, world.kitchen, name=f"Newcomer {'abcdefghijklmnop'[number]}{'x' * number}")
        newcomer = acting.find_viewer(person, world.kitchen)
        post = world.post(f"Thread {number}", f"Words {number} for @Heron", by="ben")
        reply(asked_for, by=newcomer, words=Words(f"> @post:{post.public_id}\n\nAnswer {number}"), answers=post)
        reply(post.thread, by=newcomer, words=Words("Here too."))
        worry(by=newcomer, reason="unsure", post=post)
        word_to_hosts(f"Word {number}", by=world.ben)
        invite(world.kitchen, by=world.ben)
        keep(f"thread {post.thread.public_id}", {"text": "not yet"}, by=world.ben)
        for who in ("ben", "ada"):
            told = {"purpose": "p", "audience": "a", "alias": f"Alias {who} {'z' * number}"}
            found_community(world.people[who], name=f"Club {number}{who}", **told)
        evening(world, days=number + 1)
    for number in range(MANY):
        reply(world.post(f"More {number}", by="ada").thread, by=world.ben, words=Words("Yes."))
        world.answer(asked_for, f"More words {number}", by="nora")
    run_until_empty()


def test_no_page_grows_with_what_there_is(cast: Cast, world: World) -> None:
    keep(f"thread {cast.things['thread_id']}", {"text": "not yet"}, by=world.ben)
    run_until_empty()
    before = counted(cast)
    grow(world, cast)
    after = counted(cast)
    assert len(after) > 100
    grown = {page: (before[page], after[page]) for page in after if after[page] > before[page] + 1}
    assert not grown, "\n".join(f"{page}: {counts}" for page, counts in grown.items())
    costly = {page: count for page, count in after.items() if count > CEILING}
    assert not costly
