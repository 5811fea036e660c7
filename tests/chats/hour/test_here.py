""" "I'm here": one tap, by name, and counted by nobody."""

import pytest

from alongside.chats.events import RoomChanged
from alongside.chats.hour.begin import begin
from alongside.chats.hour.errors import ChatNotBegun, ChatOver
from alongside.chats.hour.here import everybody_here, is_here, not_here, say_here
from alongside.chats.models import Here
from alongside.core.errors import NotFound, TooOften
from alongside.core.jobs import run_until_empty
from alongside.core.models import EventRow
from alongside.memberships.leave import leave
from alongside.standing.limits import COMINGS_AN_HOUR
from tests.chats.evenings import alias_of, evening
from tests.chats.hour.rooms import begun, minutes, now, slow
from tests.world import World


def test_one_tap_shows_a_name_and_another_takes_it_back(world: World) -> None:
    chat = begun(world)
    for name in ("ben", "nora", "ben"):
        say_here(chat, by=world.viewer(name))
    assert [alias.name for alias in everybody_here(chat)] == ["Fern", "Lily"]
    assert EventRow.objects.filter(name=RoomChanged.__name__).count() == 2, "said twice, it is said once"
    version = now(chat).version
    not_here(chat, by=world.ben)
    not_here(chat, by=world.ben)
    assert [alias.name for alias in everybody_here(chat)] == ["Fern"]
    assert (now(chat).version, is_here(chat, world.ben), is_here(chat, world.nora)) == (version + 1, False, True)


def test_it_is_gone_when_the_hour_is(world: World) -> None:
    chat = begun(world)
    say_here(chat, by=world.ben)
    minutes(60)
    assert everybody_here(now(chat)) == []
    assert not Here.objects.exists()
    with pytest.raises(ChatOver):
        say_here(chat, by=world.ben)


def test_before_the_hour_and_from_elsewhere_nobody_is_here(world: World) -> None:
    chat = evening(world)
    with pytest.raises(ChatNotBegun):
        say_here(chat, by=world.ben)
    begun_chat = begun(world, title="Another")
    for who in (world.nobody, world.otto, world.viewer("ada", world.garden)):
        with pytest.raises(NotFound):
            say_here(begun_chat, by=who)


def test_whoever_left_the_community_is_not_here(world: World) -> None:
    chat = begun(world)
    say_here(chat, by=world.nora)
    leave(alias_of(world, "nora").membership)
    assert everybody_here(now(chat)) == []
    run_until_empty()
    assert not Here.objects.exists()


def test_coming_and_going_has_a_limit_and_going_always_works(world: World) -> None:
    chat = begun(world)
    for _each in range(COMINGS_AN_HOUR):
        say_here(chat, by=world.ben)
        not_here(chat, by=world.ben)
    with pytest.raises(TooOften):
        say_here(chat, by=world.ben)
    not_here(chat, by=world.ben)


def test_in_the_slow_lane_nobody_is_asked_to_be_there(world: World) -> None:
    chat = slow(world)
    with pytest.raises(ChatOver):
        say_here(chat, by=world.ben)
    assert begin(chat, by=world.ada).state == chat.state
