"""All read up to here: nobody need fear to miss a post."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.core import clock
from alongside.hosting.duty.read_up_to import NotYet, all_read, new_since, read_up_to
from alongside.memberships.errors import NotHost
from tests.world import World

START = datetime(2026, 6, 1, 10, tzinfo=UTC)


def after(hours: float) -> datetime:
    """So long after the beginning."""
    moment = START + timedelta(hours=hours)
    clock.set_clock(lambda: moment)
    return moment


def test_what_was_said_since_is_listed_until_a_host_says_all_read(world: World) -> None:
    after(0)
    old, other = world.thread("Old"), world.thread("Other")
    world.answer(old)
    up_to = after(1)
    all_read(up_to, by=world.mia)
    assert not new_since(world.ada, read_up_to(world.ada))
    after(2)
    world.answer(old, "Something new.")
    (found,) = new_since(world.ada, read_up_to(world.ada))
    assert (found, found.seen) == (old, 2)
    assert other not in new_since(world.ada, read_up_to(world.ada))
    assert read_up_to(world.ada).name == "Maple"


def test_what_came_while_a_host_read_stays_on_the_list(world: World) -> None:
    opened = after(0)
    after(1)
    thread = world.thread()
    all_read(opened, by=world.mia)
    assert list(new_since(world.mia, read_up_to(world.mia))) == [thread]


def test_a_page_opened_long_ago_takes_nothing_back(world: World) -> None:
    after(1)
    all_read(START + timedelta(hours=1), by=world.ada)
    all_read(START, by=world.mia)
    assert read_up_to(world.mia).at == START + timedelta(hours=1)
    with pytest.raises(NotYet):
        all_read(START + timedelta(hours=2), by=world.mia)


def test_only_hosts_say_so(world: World) -> None:
    with pytest.raises(NotHost):
        all_read(clock.now(), by=world.ben)
    with pytest.raises(NotHost):
        read_up_to(world.ben)
