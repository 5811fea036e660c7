"""Lines: tied to their question, as long as somebody needs, and refused in words that lose nothing."""

from datetime import timedelta

import pytest

from alongside.chats.call_off import call_off
from alongside.chats.errors import ChatOff
from alongside.chats.guests import set_guest
from alongside.chats.hour.ahead import write_ahead
from alongside.chats.hour.errors import ChatNotBegun, ChatOver, LineTooLong, QuestionNotAsked
from alongside.chats.hour.lead import calm
from alongside.chats.hour.say import say
from alongside.chats.hour.waiting import waiting_lines
from alongside.chats.models import Chat
from alongside.core import clock
from alongside.core.errors import NotFound, TooOften
from alongside.core.jobs import run_until_empty
from alongside.hosting.decisions.words import release_post, remove_post
from alongside.hosting.models import Case, Wait
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership, Stage
from alongside.standing.errors import NotYet, Paused
from alongside.standing.limits import LINES_AN_HOUR, POSTS_A_DAY
from alongside.standing.pause import pause
from alongside.threads.errors import NothingSaid, ThreadLocked, ThreadSlow
from alongside.threads.lock import lock
from alongside.threads.models import Hold, Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from tests.chats.evenings import alias_of, evening
from tests.chats.hour.rooms import at_its_time, begun, line, minutes, now, over, question, slow, texts
from tests.world import World


def new(world: World, name: str = "nora") -> None:
    """Somebody came just now."""
    Membership.objects.filter(pk=world.viewer(name).alias_id).update(stage=Stage.NEW)


def test_a_line_answers_its_question_or_none(world: World) -> None:
    chat = begun(world, 5)
    tied, aside = line(world, chat, "Tea."), line(world, chat, "Hello all.", by="nora", to=0)
    assert (tied.answers, aside.answers) == (question(chat).post, None)
    assert texts(chat)[2:] == ["Tea.", "Hello all."]


def test_in_the_slow_lane_lines_go_on(world: World) -> None:
    chat = slow(world)
    line(world, chat, "I couldn't come.", by="nora")
    assert texts(chat)[-1] == "I couldn't come."


def test_a_line_is_as_long_as_two_thousand_letters_however_a_browser_sends_its_breaks(world: World) -> None:
    chat = begun(world, 5)
    longest = "a\r\n" * 999 + "bc"
    assert line(world, chat, longest)
    with pytest.raises(LineTooLong, match="2000"):
        line(world, chat, longest + "d")
    with pytest.raises(NothingSaid):
        line(world, chat, "  ")


def test_sent_twice_a_line_is_one_also_when_the_chat_ended_meanwhile(world: World) -> None:
    chat = begun(world, 5)
    said = {"by": world.ben, "words": Words("Tea."), "question": question(chat), "once": "form-1"}
    first = say(chat, **said)  # type: ignore[arg-type]
    assert say(chat, **said) == first  # type: ignore[arg-type]
    minutes(60)
    over(now(chat))
    assert say(chat, **said) == first  # type: ignore[arg-type]
    assert texts(chat).count("Tea.") == 1


def test_before_after_and_where_it_was_called_off_nobody_says_anything(world: World) -> None:
    chat = evening(world)
    with pytest.raises(ChatNotBegun):
        line(world, chat, to=0)
    call_off(chat, by=world.ada)
    with pytest.raises(ChatOff):
        line(world, chat, to=0)
    ended = over(slow(world, title="Another"))
    with pytest.raises(ChatOver):
        line(world, ended)
    assert ended.thread
    assert reply(ended.thread, by=world.ben, words=Words("The thread goes on."))


def test_questions_of_other_chats_and_those_not_asked_yet_take_no_line(world: World) -> None:
    chat, other = begun(world, 5), evening(world, title="Another", days=9)
    with pytest.raises(QuestionNotAsked):
        line(world, chat, to=2)
    for foreign in (question(other), question(other, 2)):
        with pytest.raises(NotFound):
            say(chat, by=world.ben, words=Words("Tea."), question=foreign)
    assert len(texts(chat)) == 2


def test_strangers_members_of_elsewhere_and_those_who_left_say_nothing(world: World) -> None:
    chat = begun(world, 5)
    ben = world.ben
    leave(alias_of(world, "ben").membership)
    for who in (world.nobody, world.otto, world.viewer("ada", world.garden), world.ben):
        with pytest.raises(NotFound):
            say(chat, by=who, words=Words("Tea."), question=None)
    assert ben.alias_id
    assert len(texts(chat)) == 2


def test_a_pause_a_lock_and_calm_hold_for_lines_and_not_for_whoever_leads(world: World) -> None:
    chat = begun(world, 5)
    pause(alias_of(world, "nora"), by=world.ada, until=clock.now() + timedelta(days=1), because="Rest.")
    with pytest.raises(Paused):
        line(world, chat, by="nora")
    calm(chat, by=world.ada, because="Breathe.")
    line(world, chat)
    with pytest.raises(ThreadSlow, match="within a minute"):
        line(world, chat)
    line(world, chat, by="mia")
    line(world, chat, by="mia")
    minutes(1)
    line(world, chat)
    assert chat.thread
    lock(chat.thread, by=world.ada, because="A break.")
    minutes(2)
    with pytest.raises(ThreadLocked):
        line(world, chat)


def test_a_lively_hour_meets_no_limit_and_a_program_does(world: World) -> None:
    chat = begun(world, 5)
    for number in range(LINES_AN_HOUR):
        line(world, chat, f"Line {number}.")
    with pytest.raises(TooOften):
        line(world, chat, "One more.")
    world.thread("Elsewhere", by="ben")


def test_the_first_line_of_somebody_new_waits_for_a_host_and_the_next_ones_do_not(world: World) -> None:
    chat = begun(world, 5)
    new(world)
    first = line(world, chat, "Hello.", by="nora")
    assert (first.hold, first.untold) == (Hold.HOST, True)
    assert line(world, chat, "Anybody?", by="nora").hold == Hold.HOST
    assert not line(world, chat, "Somebody known.").hold
    run_until_empty()
    assert waiting_lines(chat, world.mia)[0] == first
    assert waiting_lines(chat, world.ben) == []
    assert Case.objects.get(about_post=first).waits, "it stands in the hosts' queue"
    release_post(first, by=world.mia, because="Welcome.")
    assert not Case.objects.get(about_post=first).waits
    assert not line(world, chat, "Thank you.", by="nora").hold
    minutes(60)
    assert not line(world, now(chat), "Still here.", by="nora").hold


def test_whom_hosts_invited_to_speak_is_heard_however_new(world: World) -> None:
    chat = evening(world)
    new(world)
    set_guest(chat, alias_of(world, "nora"), "Sleep nurse", is_co_host=False, by=world.ada)
    write_ahead(question(chat), by=world.nora, words=Words("Written before."))
    at_its_time(chat)
    minutes(5)
    line(world, chat, "Hello.", by="nora")
    assert not Post.objects.filter(thread=now(chat).thread, removed=True).exists()
    with pytest.raises(NotYet):
        line(world, chat, "See https://example.org", by="nora")


def test_a_line_that_hosts_took_out_lets_nobody_in(world: World) -> None:
    chat = begun(world, 5)
    new(world)
    remove_post(line(world, chat, "Buy this.", by="nora"), by=world.mia, because="A sale.")
    assert line(world, chat, "Again.", by="nora").hold == Hold.HOST


def test_by_the_threads_own_door_somebody_new_waits_too(world: World) -> None:
    chat = begun(world, 5)
    new(world)
    assert chat.thread
    assert reply(chat.thread, by=world.nora, words=Words("By mail.")).hold == Hold.HOST


def test_where_hosts_hold_nobody_lines_of_new_people_go_straight(world: World) -> None:
    chat = begun(world, 5, holds_new=False)
    new(world)
    for number in range(POSTS_A_DAY + 3):
        assert not line(world, chat, f"Line {number}.", by="nora").hold
    with pytest.raises(NotYet):
        line(world, chat, "See https://example.org", by="nora")


def test_lines_of_a_chat_fill_no_welcome_queue_and_the_first_words_outside_do(world: World) -> None:
    chat = begun(world, 5, holds_new=False)
    line(world, chat, "My first words ever.", by="nora")
    run_until_empty()
    assert not Wait.objects.exists()
    other = world.answer(world.thread(by="mia"), "Hello from the chat.", by="nora")
    run_until_empty()
    assert Wait.objects.filter(post=other, is_first=True).exists()


def test_a_page_that_was_opened_before_speaks_into_the_chat_as_it_is_now(world: World) -> None:
    stale = evening(world)
    at_its_time(Chat.objects.get(pk=stale.pk))
    assert say(stale, by=world.ben, words=Words("Tea."), question=None).thread == now(stale).thread
