"""Questions are asked in order, each once, at their minute or by hand; what was written ahead comes with them."""

from datetime import timedelta

import pytest

from alongside.chats.errors import ChatOff
from alongside.chats.guests import set_guest
from alongside.chats.hour.ahead import own_ahead, share_ahead, take_back_ahead, write_ahead
from alongside.chats.hour.ask import ask, ask_questions, next_question
from alongside.chats.hour.errors import ChatNotBegun, LineTooLong, OutOfTurn, QuestionAsked
from alongside.chats.hour.lead import calm
from alongside.chats.models import Ahead, Question, State
from alongside.core import clock
from alongside.core.errors import NotFound, TooOften
from alongside.core.jobs import run_until_empty
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership, Stage
from alongside.standing.errors import NotYet, Paused
from alongside.standing.limits import AHEAD_AN_HOUR
from alongside.standing.pause import pause
from alongside.threads.lock import lock
from alongside.threads.models import Post
from alongside.threads.saying import Words
from tests.chats.evenings import alias_of, evening
from tests.chats.hour.rooms import at_its_time, begun, line, minutes, now, question, slow, texts
from tests.world import World

THREE = (("One?", 5), ("Two?", 10), ("Three?", None))


def test_each_question_is_asked_at_its_minute(world: World) -> None:
    chat = begun(world, questions=THREE)
    assert texts(chat) == [chat.welcome]
    minutes(5)
    assert texts(chat)[1:] == ["One?"]
    assert now(chat).current == question(chat, 1)
    minutes(5)
    assert texts(chat)[1:] == ["One?", "Two?"]
    minutes(15)
    assert question(chat, 3).post is None, "it waits for a host"
    post = ask(question(chat, 3), by=world.mia)
    assert (post.source, post.author_id) == ("Three?", world.mia.alias_id)
    assert question(chat, 3).post == post


def test_asked_by_hand_before_its_minute_it_is_not_asked_again(world: World) -> None:
    chat = begun(world, 2, questions=THREE)
    first = ask(question(chat), by=world.ada)
    assert ask(question(chat), by=world.mia) == first
    minutes(5)
    ask_questions()
    assert texts(chat)[1:] == ["One?"]


def test_questions_keep_their_order(world: World) -> None:
    chat = begun(world, questions=THREE)
    with pytest.raises(OutOfTurn, match="T1"):
        ask(question(chat, 2), by=world.ada)
    assert next_question(chat) == question(chat, 1)


def test_hosts_and_co_hosts_ask_and_nobody_else_does(world: World) -> None:
    chat = begun(world, questions=THREE)
    for who in (world.ben, world.nora, world.nobody, world.otto):
        with pytest.raises(NotFound):
            ask(question(chat), by=who)
    set_guest(chat, alias_of(world, "ben"), "", is_co_host=True, by=world.ada)
    Membership.objects.filter(pk=world.ben.alias_id).update(stage=Stage.NEW)
    assert ask(question(chat), by=world.ben).author_id == world.ben.alias_id
    until = clock.now() + timedelta(days=1)
    pause(alias_of(world, "ben"), by=world.ada, until=until, because="Rest.")
    with pytest.raises(Paused):
        ask(question(chat, 2), by=world.ben)


def test_calm_and_much_said_before_hold_no_question_up(world: World) -> None:
    chat = begun(world, 3, questions=THREE)
    set_guest(chat, alias_of(world, "ben"), "", is_co_host=True, by=world.ada)
    calm(chat, by=world.ada, because="Breathe.", minutes=5)
    for _each in range(3):
        line(world, chat, "By the leader.", by="ben", to=0)
    ask(question(chat), by=world.ben)
    minutes(7)
    assert texts(chat)[-1] == "Two?"


def test_before_the_hour_and_after_calling_off_nothing_is_asked(world: World) -> None:
    chat = evening(world)
    with pytest.raises(ChatNotBegun):
        ask(question(chat), by=world.ada)
    chat.state = State.CALLED_OFF
    chat.save()
    with pytest.raises(ChatOff):
        ask(question(chat), by=world.ada)
    with pytest.raises(ChatOff):
        write_ahead(question(chat), by=world.ben, words=Words("Too late."))


def test_answers_written_ahead_become_lines_of_their_authors_in_their_questions_place(world: World) -> None:
    chat = evening(world)
    for name in ("ben", "nora", "mia"):
        write_ahead(question(chat), by=world.viewer(name), words=Words(f"By {name}.", notes=("death",)))
    row = Ahead.objects.first()
    assert row is not None
    assert b"By" not in bytes(row.sealed)
    at_its_time(chat)
    minutes(5)
    lines = Post.objects.filter(answers=question(chat).post)
    assert {(post.source, post.author_id, post.notes) for post in lines} == {
        (f"By {name}.", world.viewer(name).alias_id, "death") for name in ("ben", "nora", "mia")
    }
    assert not Ahead.objects.exists()
    share_ahead(question=question(chat).pk)
    assert lines.count() == 3


def test_hosts_and_everybody_else_read_nothing_that_was_written_ahead(world: World) -> None:
    chat = evening(world)
    write_ahead(question(chat), by=world.ben, words=Words("Mine alone."))
    assert {number: said.text for number, said in own_ahead(chat, world.ben).items()} == {
        question(chat).pk: "Mine alone."
    }
    for who in (world.ada, world.mia, world.nora, world.nobody, world.otto):
        assert own_ahead(chat, who) == {}


def test_an_answer_ahead_is_written_anew_and_taken_back_until_the_question_is_asked(world: World) -> None:
    chat = evening(world)
    for text in ("First try.", "Second try."):
        write_ahead(question(chat), by=world.ben, words=Words(text))
    write_ahead(question(chat, 2), by=world.ben, words=Words("To the second."))
    take_back_ahead(question(chat, 2), by=world.ben)
    take_back_ahead(question(chat, 2), by=world.ben)
    at_its_time(chat)
    minutes(5)
    assert texts(chat)[1:] == ["What helps you at night?", "Second try."]
    with pytest.raises(QuestionAsked):
        write_ahead(question(chat), by=world.nora, words=Words("Too late."))


def test_what_cannot_be_written_ahead_is_refused_at_once(world: World) -> None:
    chat = evening(world)
    Membership.objects.filter(pk=world.nora.alias_id).update(stage=Stage.NEW)
    with pytest.raises(LineTooLong):
        write_ahead(question(chat), by=world.ben, words=Words("a" * 2_001))
    with pytest.raises(NotYet):
        write_ahead(question(chat), by=world.nora, words=Words("See https://example.org"))
    for who in (world.nobody, world.otto):
        with pytest.raises(NotFound):
            write_ahead(question(chat), by=who, words=Words("From elsewhere."))
    for _each in range(AHEAD_AN_HOUR):
        write_ahead(question(chat), by=world.ben, words=Words("Again."))
    with pytest.raises(TooOften):
        write_ahead(question(chat), by=world.ben, words=Words("Again."))
    Question.objects.filter(pk=question(chat, 2).pk).delete()
    gone = question(chat)
    Question.objects.filter(pk=gone.pk).delete()
    with pytest.raises(NotFound):
        write_ahead(gone, by=world.mia, words=Words("To nothing."))


def test_what_cannot_be_shared_when_the_time_comes_stays_with_its_author_and_harms_nobody(world: World) -> None:
    chat = evening(world)
    for name in ("ben", "nora", "mia"):
        write_ahead(question(chat), by=world.viewer(name), words=Words(f"By {name}."))
    at_its_time(chat)
    pause(alias_of(world, "ben"), by=world.ada, until=clock.now() + timedelta(days=1), because="Rest.")
    leave(alias_of(world, "nora").membership)
    minutes(5)
    assert texts(chat)[1:] == ["What helps you at night?", "By mia."]
    assert own_ahead(chat, world.ben)[question(chat).pk].text == "By ben."


def test_in_a_closed_thread_answers_ahead_wait_with_their_authors(world: World) -> None:
    chat = evening(world)
    write_ahead(question(chat), by=world.ben, words=Words("By ben."))
    chat = at_its_time(chat)
    assert chat.thread
    lock(chat.thread, by=world.ada, because="A break.")
    minutes(5)
    assert texts(chat)[1:] == ["What helps you at night?"]
    assert own_ahead(chat, world.ben)


def test_calm_holds_up_no_answer_written_ahead(world: World) -> None:
    chat = evening(world)
    write_ahead(question(chat), by=world.ben, words=Words("By ben."))
    chat = at_its_time(chat)
    minutes(4)
    calm(chat, by=world.ada, because="Breathe.", minutes=5)
    line(world, chat, "Hello.", to=0)
    minutes(1)
    assert texts(chat)[-1] == "By ben."


def test_in_the_slow_lane_a_host_asks_what_is_left(world: World) -> None:
    chat = slow(world)
    assert question(chat, 2).post is None
    write_ahead(question(chat, 2), by=world.ben, words=Words("Ahead."))
    ask(question(chat, 2), by=world.ada)
    run_until_empty()
    assert texts(chat)[-2:] == ["What did you try?", "Ahead."]
