"""A question that is asked in the slow lane is a mail of its own, once, to whoever has chats by mail."""

import pytest

from alongside.chats.access import questions_of
from alongside.chats.hour.ask import ask
from alongside.chats.hour.end import end_hour
from alongside.chats.models import Chat, Question, State
from alongside.core import clock
from alongside.core.models import JobRow
from alongside.mail.chats.slow_lane import mail_question, mail_questions
from alongside.mailroom.models import Delivery
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.notify.choose import choose_mail
from alongside.notify.models import MailChoice
from alongside.threads.follow import mute_thread, read_to
from alongside.threads.models import Post
from tests.chats.hour.test_interrupted import interrupted
from tests.mail.chats.hours import QUESTIONS, answer, begin_evening, got, let_hour_end, mailed_answer
from tests.mail.letters.arrived import at, plain
from tests.mail.post_office import became
from tests.world import World

LATER = "What will you try?"


def questions_to(name: str) -> list[str]:
    """Which questions somebody got so far."""
    return [str(letter["Subject"])[:2] for letter in got(name) if str(letter["Subject"]).startswith("T")]


def lane(readers: World) -> Chat:
    """The hour is over and mailed; a third question wasn't asked yet."""
    chat = begin_evening(readers, questions=(*QUESTIONS, (LATER, None)))
    answer(readers, chat, "Warm milk.", by="ada")
    let_hour_end(chat)
    return chat


def third(chat: Chat) -> Question:
    return Question.objects.select_related("chat__thread").get(chat=chat, number=3)


def ask_third(readers: World, chat: Chat) -> Post:
    """A host asks it now, by hand."""
    return ask(third(chat), by=readers.ada)


def test_it_comes_soon_after_it_was_asked_once_and_to_the_same_readers(readers: World) -> None:
    chat = lane(readers)
    assert questions_to("ben") == questions_to("nora") == ["T1", "T2"]
    at(2026, 5, 2, 19)
    post = ask_third(readers, chat)
    at(2026, 5, 2, 19, 5)
    assert questions_to("ben") == ["T1", "T2"]
    answer(readers, chat, "Said at once.", by="mia", number=3)
    for minute in (11, 20, 40):
        at(2026, 5, 2, 19, minute)
        mail_question(question=third(chat).pk)
        mail_questions(chat=chat.pk)
    assert questions_to("ben") == questions_to("nora") == ["T1", "T2", "T3"]
    assert not questions_to("ada") + questions_to("mia") + questions_to("otto")
    (letter,) = got("ben", f"T3: {LATER}")
    assert "Said at once." in plain(letter)
    assert became(mailed_answer(letter, "ben", "Lavender.")) == "acted: posted"
    assert Post.objects.get(source="Lavender.").answers == post


def test_asked_in_the_hour_it_comes_with_the_others_and_not_before(readers: World) -> None:
    chat = begin_evening(readers, questions=(*QUESTIONS, (LATER, None)))
    ask_third(readers, chat)
    at(2026, 5, 2, 17, 59)
    assert questions_to("ben") == []
    let_hour_end(chat)
    at(2026, 5, 2, 19)
    assert questions_to("ben") == ["T1", "T2", "T3"]


def test_asked_by_the_clock_after_a_host_ended_the_hour_early_it_comes_too(readers: World) -> None:
    chat = begin_evening(readers, questions=(*QUESTIONS, (LATER, 55)))
    end_hour(chat, by=readers.ada)
    at(2026, 5, 2, 17, 40)
    assert questions_to("ben") == ["T1", "T2"]
    at(2026, 5, 2, 17, 55)
    at(2026, 5, 2, 18, 30)
    assert questions_to("ben") == questions_to("nora") == ["T1", "T2", "T3"]


def test_earlier_questions_do_not_come_again_by_it(readers: World) -> None:
    chat = begin_evening(readers, questions=(*QUESTIONS, (LATER, None)))
    assert chat.thread
    chat.thread.refresh_from_db()
    read_to(chat.thread, chat.thread.last_number, by=readers.ben)
    let_hour_end(chat)
    assert questions_to("ben") == []
    answer(readers, chat, "Later words.", by="mia")
    ask_third(readers, chat)
    at(2026, 5, 2, 19)
    assert questions_to("ben") == ["T3"]


def test_not_to_whoever_read_it_or_wants_none_or_left(readers: World) -> None:
    chat = lane(readers)
    ask_third(readers, chat)
    assert chat.thread
    chat.thread.refresh_from_db()
    read_to(chat.thread, chat.thread.last_number, by=readers.ben)
    leave(Membership.objects.get(pk=readers.nora.member_id))
    choose_mail(by=readers.mia, mail="followed", discreet=False, quiet=None)
    mute_thread(chat.thread, by=readers.mia)
    choose_mail(by=readers.ada, mail="followed", discreet=False, quiet=None)
    MailChoice.objects.filter(pk=readers.ada.member_id).update(chats="page")
    at(2026, 5, 2, 19)
    assert not [name for name in ("ada", "ben", "mia", "nora") if "T3" in questions_to(name)]


def test_nights_and_few_a_day_hold_for_it(readers: World) -> None:
    choose_mail(by=readers.ben, quiet=(20, 8))
    choose_mail(by=readers.nora, most=3)
    chat = begin_evening(readers, questions=(*QUESTIONS, *((f"Question {number}?", None) for number in (3, 4))))
    let_hour_end(chat)
    at(2026, 5, 2, 19)  # eight o'clock, where Ben lives
    for question in questions_of(chat)[2:]:
        ask(question, by=readers.ada)
    at(2026, 5, 2, 19, 30)
    assert questions_to("ben") == ["T1", "T2"]
    assert questions_to("nora") == ["T1", "T2", "T3"]
    at(2026, 5, 3, 7)
    assert questions_to("ben") == ["T1", "T2", "T3", "T4"]
    at(2026, 5, 3, 20)  # the next morning in Auckland
    assert questions_to("nora") == ["T1", "T2", "T3", "T4"]


def test_when_the_slow_lane_is_over_before_it_could_leave_nothing_comes(readers: World) -> None:
    choose_mail(by=readers.nora, quiet=(5, 8))  # there it is five when the wait is over
    chat = lane(readers)
    at(2026, 5, 4, 16, 58)
    ask_third(readers, chat)
    at(2026, 5, 4, 17, 30)
    assert questions_to("nora") == ["T1", "T2"]
    assert questions_to("ben") == ["T1", "T2", "T3"]
    at(2026, 5, 4, 21)
    assert questions_to("nora") == ["T1", "T2"]


def test_asked_in_its_last_minutes_nobody_is_mailed_after_them(readers: World) -> None:
    chat = lane(readers)
    at(2026, 5, 4, 17, 55)
    ask_third(readers, chat)
    at(2026, 5, 4, 18, 1)
    assert Chat.objects.get(pk=chat.pk).state == State.OVER
    at(2026, 5, 4, 19)
    assert questions_to("ben") == ["T1", "T2"]


def test_a_discreet_reader_is_told_once_a_day(readers: World) -> None:
    choose_mail(by=readers.ben, discreet=True)
    chat = lane(readers)
    ask_third(readers, chat)
    at(2026, 5, 2, 20)
    assert len(got("ben", "There is something new")) == 1
    assert not got("ben", LATER)


def test_wherever_it_is_interrupted_it_comes_once(readers: World) -> None:
    chat = lane(readers)
    ask_third(readers, chat)
    statement, goes_on = 0, True
    moment = clock.now().replace(hour=19)
    while goes_on:
        JobRow.objects.all().delete()
        clock.set_clock(lambda: moment)
        goes_on = interrupted(lambda: mail_question(question=third(chat).pk), statement)
        mail_question(question=third(chat).pk)
        waiting = Delivery.objects.filter(post=third(chat).post)
        assert {one.alias_id for one in waiting} == {readers.ben.alias_id, readers.nora.alias_id}
        assert waiting.count() == 2
        if goes_on:
            waiting.delete()
        statement += 1
    assert statement > 1, "it wrote nothing"
    at(2026, 5, 2, 20)
    assert questions_to("ben") == ["T1", "T2", "T3"]


@pytest.mark.parametrize("gone", ["removed", "withdrawn"])
def test_a_question_that_was_taken_away_is_mailed_to_nobody(readers: World, gone: str) -> None:
    chat = lane(readers)
    post = ask_third(readers, chat)
    said = {"removed": True} if gone == "removed" else {"withdrawn_at": clock.now()}
    Post.objects.filter(pk=post.pk).update(**said)
    at(2026, 5, 2, 19)
    assert questions_to("ben") == ["T1", "T2"]
