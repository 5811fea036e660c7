"""As many mails a day as somebody wants, also of a chat: what is more waits for a morning; a reminder never does."""

import pytest

from alongside.chats.models import Chat
from alongside.core import clock
from alongside.mail.chats import slow_lane
from alongside.mail.chats.slow_lane import mail_questions
from alongside.notify.choose import choose_mail
from alongside.threads.follow import read_to
from tests.mail.chats.hours import answer, begin_evening, got, let_hour_end, plan_evening
from tests.mail.letters.arrived import at, plain
from tests.world import World

FIVE = tuple((f"Question {number}?", number) for number in range(1, 6))


def questions_to(name: str) -> list[str]:
    """Which questions somebody got so far."""
    return [str(letter["Subject"])[:2] for letter in got(name) if str(letter["Subject"]).startswith("T")]


def evening_of_five(readers: World, **instead: object) -> Chat:
    """Five questions were asked; Ben wants three mails a day, and Nora ten."""
    choose_mail(by=readers.ben, most=3)
    return begin_evening(readers, questions=FIVE, **instead)


def test_further_questions_wait_for_the_next_morning_and_hold_what_was_said_until_then(readers: World) -> None:
    chat = evening_of_five(readers)
    let_hour_end(chat)
    at(2026, 5, 2, 22)
    assert questions_to("ben") == ["T1", "T2", "T3"]
    assert questions_to("nora") == ["T1", "T2", "T3", "T4", "T5"]
    answer(readers, chat, "Said in the night.", by="mia", number=4)
    at(2026, 5, 3, 6, 59)
    assert questions_to("ben") == ["T1", "T2", "T3"]
    at(2026, 5, 3, 7)  # eight o'clock, where Ben lives
    assert questions_to("ben") == ["T1", "T2", "T3", "T4", "T5"]
    assert "Said in the night." in plain(got("ben", "T4")[0])


def test_what_came_that_day_already_counts_and_a_reminder_does_not_and_is_never_held_back(readers: World) -> None:
    choose_mail(by=readers.ben, mail="every", most=3)
    chat = plan_evening(readers, questions=FIVE)
    at(2026, 5, 2, 10)
    for number in range(4):
        readers.post(f"Soup {number}", "Without any salt.")
    at(2026, 5, 2, 10, 30)
    assert len(got("ben", "Soup")) == 3
    at(2026, 5, 2, 16)
    assert len(got("ben", "Soon")) == 1
    at(2026, 5, 2, 17)
    at(2026, 5, 2, 17, 21)
    let_hour_end(chat)
    assert questions_to("ben") == []
    at(2026, 5, 3, 7)
    assert questions_to("ben") == ["T1", "T2", "T3"]
    at(2026, 5, 4, 7)
    assert questions_to("ben") == ["T1", "T2", "T3", "T4", "T5"]


def test_no_question_waits_beyond_the_slow_lane(readers: World) -> None:
    twelve = tuple((f"Question {number}?", number) for number in range(1, 13))
    choose_mail(by=readers.ben, most=3)
    chat = begin_evening(readers, questions=twelve)
    let_hour_end(chat)
    at(2026, 5, 3, 7)
    assert len(questions_to("ben")) == 6
    at(2026, 5, 4, 7)
    assert len(questions_to("ben")) == 12
    assert Chat.objects.get(pk=chat.pk).state == "slow"


def test_what_was_read_on_the_page_meanwhile_does_not_come(readers: World) -> None:
    chat = evening_of_five(readers)
    let_hour_end(chat)
    assert chat.thread
    chat.thread.refresh_from_db()
    read_to(chat.thread, chat.thread.last_number, by=readers.ben)
    at(2026, 5, 3, 7)
    assert questions_to("ben") == ["T1", "T2", "T3"]


def test_whoever_wakes_later_gets_as_many_then_and_the_others_a_day_after(readers: World) -> None:
    choose_mail(by=readers.ben, quiet=(18, 8))
    let_hour_end(evening_of_five(readers))
    assert questions_to("ben") == []
    at(2026, 5, 3, 7)
    assert questions_to("ben") == ["T1", "T2", "T3"]
    at(2026, 5, 4, 7)
    assert questions_to("ben") == ["T1", "T2", "T3", "T4", "T5"]


def test_a_discreet_reader_is_told_once_a_day_as_ever(readers: World) -> None:
    choose_mail(by=readers.ben, discreet=True)
    let_hour_end(evening_of_five(readers))
    at(2026, 5, 4, 17)
    assert len(got("ben", "There is something new")) == 1


@pytest.mark.parametrize("after", range(5))
def test_wherever_it_dies_each_question_comes_once_on_its_day(
    readers: World, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    choose_mail(by=readers.nora, discreet=True)
    chat = evening_of_five(readers)
    at(2026, 5, 2, 18)
    moment = clock.now() + slow_lane.SETTLES * 20
    clock.set_clock(lambda: moment)
    deliver, done = slow_lane.deliver_question, list[object]()

    def die_after(*args: object) -> None:
        if len(done) == after:
            raise KeyboardInterrupt
        done.append(deliver(*args))  # type: ignore[arg-type,func-returns-value]

    monkeypatch.setattr(slow_lane, "deliver_question", die_after)
    with pytest.raises(KeyboardInterrupt):
        mail_questions(chat=chat.pk)
    monkeypatch.undo()
    mail_questions(chat=chat.pk)
    at(2026, 5, 2, 19)
    assert questions_to("ben") == ["T1", "T2", "T3"]
    at(2026, 5, 3, 7)
    mail_questions(chat=chat.pk)
    at(2026, 5, 4, 10)
    assert questions_to("ben") == ["T1", "T2", "T3", "T4", "T5"]
    assert len(got("nora", "There is something new")) == 1
