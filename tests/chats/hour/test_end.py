"""The end of the hour, the slow lane of two days, and whose lines are in the transcript."""

from datetime import timedelta

import pytest

from alongside.chats.events import ChatEnded, HourEnded
from alongside.chats.hour.end import end_hour, end_hours, end_slow_lanes
from alongside.chats.hour.transcript import transcript_of
from alongside.chats.hour.voices import is_left_out, keep_me_in, leave_me_out, leave_out_all
from alongside.chats.models import Chat, LeftOut, State
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.core.models import EventRow
from alongside.memberships.leave import leave
from alongside.threads.models import Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.withdraw import TooLate, withdraw
from tests.chats.evenings import alias_of, evening
from tests.chats.hour.rooms import begun, line, minutes, now, over, slow, tick
from tests.moments import at, later
from tests.world import World


def events(name: str) -> int:
    """How often it was said that this happened."""
    return EventRow.objects.filter(name=name).count()


def said_by(chat: Chat, world: World, name: str) -> list[bool]:
    """Of each line of this member, whether it is there."""
    lines = Post.objects.filter(thread=now(chat).thread, author=world.viewer(name).alias_id).order_by("number")
    return [post.is_shown for post in lines]


def test_when_the_hour_is_over_the_slow_lane_is_open_for_two_days(world: World) -> None:
    chat = begun(world, 59)
    assert now(chat).state == State.LIVE
    minutes(1)
    chat = now(chat)
    assert chat.state == State.SLOW
    assert (chat.slow_from, chat.slow_until) == (clock.now(), clock.now() + timedelta(hours=48))
    assert chat.thread
    assert chat.thread.is_live
    later(hours=47, minutes=59)
    tick()
    assert now(chat).state == State.SLOW
    minutes(1)
    assert now(chat).state == State.OVER


def test_closed_early_by_whoever_leads_the_slow_lane_is_as_long(world: World) -> None:
    chat = begun(world, 20)
    for who in (world.ben, world.nobody, world.otto):
        with pytest.raises(NotFound):
            end_hour(chat, by=who)
    end_hour(chat, by=world.mia)
    end_hour(chat, by=world.ada)
    assert now(chat).slow_until == clock.now() + timedelta(hours=48)
    minutes(60)
    tick()
    assert now(chat).slow_from == clock.now() - timedelta(minutes=60), "the clock finds nothing to end"
    assert events(HourEnded.__name__) == 1


def test_before_it_began_there_is_no_hour_to_end(world: World) -> None:
    chat = evening(world)
    end_hour(chat, by=world.ada)
    assert now(chat).state == State.PLANNED


def test_a_server_that_was_down_at_the_end_gives_the_whole_slow_lane(world: World) -> None:
    chat = begun(world, 5)
    at(chat.begins + timedelta(hours=30))
    tick()
    assert now(chat).slow_until == clock.now() + timedelta(hours=48)


def test_when_the_slow_lane_is_over_the_thread_goes_on_and_the_transcript_does_not(world: World) -> None:
    chat = slow(world)
    line(world, chat, "In the slow lane.")
    chat = over(chat)
    assert chat.thread
    assert (chat.state, chat.last_number, chat.thread.is_live) == (State.OVER, 3, False)
    reply(chat.thread, by=world.nora, words=Words("A week later."))
    kept = transcript_of(chat, world.mia)
    assert [said.text for said in kept.parts[0].lines] == ["In the slow lane."]
    assert kept.remarks == ()


def test_each_job_of_the_clock_may_run_again(world: World) -> None:
    chat = slow(world)
    end_hours()
    chat = over(chat)
    version = chat.version
    end_slow_lanes()
    tick()
    assert (now(chat).version, events(ChatEnded.__name__), events(HourEnded.__name__)) == (version, 1, 1)


def test_whoever_wants_it_is_left_out_when_the_slow_lane_ends_and_not_before(world: World) -> None:
    chat = begun(world, 5)
    line(world, chat, "Mine."), line(world, chat, "Nora's.", by="nora")
    leave_me_out(chat, by=world.ben)
    leave_me_out(chat, by=world.ben)
    line(world, chat, "Mine again.")
    minutes(60)
    assert said_by(chat, world, "ben") == [True, True]
    over(now(chat))
    assert said_by(chat, world, "ben") == [False, False]
    assert said_by(chat, world, "nora") == [True]
    assert is_left_out(chat, world.ben)
    assert not is_left_out(chat, world.nora)


def test_before_the_end_the_wish_is_taken_back_as_if_it_had_not_been(world: World) -> None:
    chat = begun(world, 5)
    line(world, chat, "Mine.")
    leave_me_out(chat, by=world.ben)
    keep_me_in(chat, by=world.ben)
    minutes(60)
    over(now(chat))
    assert said_by(chat, world, "ben") == [True]
    assert not LeftOut.objects.exists()


def test_afterwards_lines_go_at_once_and_the_same_ones_come_back(world: World) -> None:
    chat = slow(world)
    own, kept = line(world, chat, "Taken back by hand."), line(world, chat, "Kept.")
    withdraw(own, by=world.ben)
    chat = over(chat)
    assert chat.thread
    reply(chat.thread, by=world.ben, words=Words("After it."))
    later(hours=1)
    leave_me_out(chat, by=world.ben)
    assert said_by(chat, world, "ben") == [False, False, True], "what was said after it is no line of the chat"
    later(days=29)
    keep_me_in(chat, by=world.ben)
    assert said_by(chat, world, "ben") == [False, True, True]
    assert Post.objects.get(pk=kept.pk).is_shown


def test_after_thirty_days_nothing_comes_back(world: World) -> None:
    chat = slow(world)
    line(world, chat, "Gone.")
    chat = over(chat)
    leave_me_out(chat, by=world.ben)
    later(days=31)
    with pytest.raises(TooLate):
        keep_me_in(chat, by=world.ben)


def test_wanted_again_long_after_what_came_back_meanwhile_goes_and_can_come_back(world: World) -> None:
    chat = slow(world)
    line(world, chat, "Here.")
    chat = over(chat)
    LeftOut.objects.create(chat=chat, alias_id=world.ben.member_id, at=clock.now() - timedelta(days=40))
    leave_me_out(chat, by=world.ben)
    assert said_by(chat, world, "ben") == [False]
    keep_me_in(chat, by=world.ben)
    assert said_by(chat, world, "ben") == [True]


def test_a_host_who_is_left_out_leaves_the_welcome_and_the_questions(world: World) -> None:
    chat = begun(world, 5)
    line(world, chat, "As anybody.", by="ada")
    leave_me_out(chat, by=world.ada)
    minutes(60)
    over(now(chat))
    assert said_by(chat, world, "ada") == [True, True, False]


def test_whoever_left_the_community_is_left_out_all_the_same(world: World) -> None:
    chat = begun(world, 5)
    line(world, chat, "Mine.", by="nora")
    leave_me_out(chat, by=world.nora)
    leave(alias_of(world, "nora").membership)
    minutes(60)
    over(now(chat))
    leave_out_all(chat=chat.pk)
    assert not Post.objects.get(source="Mine.").is_shown


def test_members_of_elsewhere_and_strangers_wish_nothing(world: World) -> None:
    chat = begun(world, 5)
    for who in (world.nobody, world.otto, world.viewer("ada", world.garden)):
        with pytest.raises(NotFound):
            leave_me_out(chat, by=who)
        with pytest.raises(NotFound):
            keep_me_in(chat, by=who)
    run_until_empty()
    assert not LeftOut.objects.exists()
