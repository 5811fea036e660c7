"""The hour begins by the clock, whatever happened to the server or to whoever planned it."""

from datetime import timedelta

import pytest

from alongside.chats.call_off import call_off
from alongside.chats.errors import ChatOff
from alongside.chats.hour.ahead import write_ahead
from alongside.chats.hour.begin import begin, begin_chats
from alongside.chats.hour.errors import TooEarly
from alongside.chats.models import Chat, Question, State
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.memberships.leave import leave
from alongside.standing.pause import pause
from alongside.threads.models import Post, Thread
from alongside.threads.saying import Words
from tests.chats.evenings import alias_of, evening
from tests.chats.hour.rooms import minutes, now, question, texts, tick
from tests.moments import at, later
from tests.world import World


def test_at_its_time_a_chat_has_a_thread_whose_first_post_is_the_welcome(world: World) -> None:
    chat = evening(world)
    at(chat.begins - timedelta(seconds=1))
    run_until_empty()
    assert now(chat).state == State.PLANNED
    minutes(1 / 60)
    thread = Thread.objects.get()
    assert (now(chat).state, now(chat).thread) == (State.LIVE, thread)
    assert (thread.chat, thread.is_live, thread.is_open, thread.title) == (chat.public_id, True, False, chat.title)
    assert [(post.source, post.author_id) for post in Post.objects.all()] == [(chat.welcome, world.ada.alias_id)]


def tick_at(chat: Chat, plus: float = 0) -> None:
    """The chat's time, or so many minutes later, and the clock's jobs."""
    at(chat.begins + timedelta(minutes=plus))
    tick()


def test_a_chat_of_an_open_community_is_for_members_alone(world: World) -> None:
    world.kitchen.is_open = True
    world.kitchen.save()
    tick_at(chat := evening(world))
    assert now(chat).thread.is_open is False  # type: ignore[union-attr]


def test_begun_twice_it_begins_once(world: World) -> None:
    tick_at(chat := evening(world))
    tick()
    begin_chats()
    begin(now(chat), by=world.mia)
    assert texts(chat) == [chat.welcome]


def test_a_server_that_was_down_begins_late_and_asks_what_was_due(world: World) -> None:
    chat = evening(world, questions=(("One?", 5), ("Two?", None), ("Three?", 20), ("Four?", 40)))
    tick_at(chat, 25)
    assert now(chat).state == State.LIVE
    assert texts(chat)[1:] == ["One?", "Two?", "Three?"]


def test_whoever_missed_the_whole_hour_loses_nothing_it_begins_with_the_slow_lane(world: World) -> None:
    chat = evening(world, questions=(("One?", 5), ("Two?", None)))
    for name, number in (("ben", 1), ("nora", 2)):
        write_ahead(question(chat, number), by=world.viewer(name), words=Words(f"Ahead by {name}."))
    tick_at(chat, 600)
    late = now(chat)
    assert (late.state, late.slow_from) == (State.SLOW, clock.now())
    assert late.slow_until == clock.now() + timedelta(hours=48)
    assert texts(chat)[1:] == ["One?", "Two?", "Ahead by ben.", "Ahead by nora."]


def test_a_host_opens_a_little_early_and_nobody_else_does(world: World) -> None:
    chat = evening(world)
    at(chat.begins - timedelta(minutes=16))
    with pytest.raises(TooEarly):
        begin(chat, by=world.mia)
    later(minutes=2)
    for who in (world.ben, world.nobody, world.otto):
        with pytest.raises(NotFound):
            begin(chat, by=who)
    begin(chat, by=world.mia)
    assert Post.objects.get().author_id == world.ada.alias_id, "the welcome is of whoever planned it"
    tick_at(chat)
    assert texts(chat) == [chat.welcome]


def test_when_its_planner_left_another_host_welcomes(world: World) -> None:
    chat = evening(world, by="mia")
    leave(alias_of(world, "mia").membership)
    run_until_empty()
    tick_at(chat)
    assert Post.objects.get().author_id == world.ada.alias_id


def test_when_its_planner_is_paused_another_host_welcomes(world: World) -> None:
    chat = evening(world, by="mia")
    at(chat.begins)
    pause(alias_of(world, "mia"), by=world.ada, until=clock.now() + timedelta(days=2), because="Rest.")
    tick()
    assert Post.objects.get().author_id == world.ada.alias_id


def test_where_no_host_is_left_it_waits_for_one_and_stumbles_over_nothing(world: World) -> None:
    chat = evening(world)
    at(chat.begins)
    pause(alias_of(world, "mia"), by=world.ada, until=clock.now() + timedelta(hours=1), because="Rest.")
    pause(alias_of(world, "ada"), by=world.mia, until=clock.now() + timedelta(hours=1), because="Rest.", anybody=True)
    tick()
    assert now(chat).state == State.PLANNED
    later(minutes=61)
    tick()
    assert now(chat).state == State.SLOW


def test_without_a_welcome_there_is_one(world: World) -> None:
    tick_at(chat := evening(world, welcome=""))
    assert texts(chat)[0].startswith("Welcome.")


def test_what_was_called_off_never_begins(world: World) -> None:
    chat = evening(world)
    call_off(chat, by=world.ada)
    tick_at(chat)
    assert now(chat).state == State.CALLED_OFF
    with pytest.raises(ChatOff):
        begin(chat, by=world.ada)
    assert not Thread.objects.exists()


def test_several_chats_begin_in_one_moment_and_one_that_cannot_holds_up_no_other(world: World) -> None:
    first, second = evening(world), evening(world, title="Another")
    Question.objects.filter(chat=first).delete()
    tick_at(first)
    assert {now(chat).state for chat in (first, second)} == {State.LIVE}
