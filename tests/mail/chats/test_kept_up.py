"""Many readers, and a kill at any moment: nothing grows with them, nobody is left out, nobody is told twice."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.accounts.addresses import PLACE, lookup_of
from alongside.accounts.models import Address, Person, PersonId
from alongside.core import clock
from alongside.core.ids import new_public_id
from alongside.core.jobs import run_until_empty
from alongside.core.sealing import person_scope, seal
from alongside.mail.chats import slow_lane
from alongside.mail.chats.remind import remind_of_chats
from alongside.mail.chats.slow_lane import mail_questions
from alongside.mail.sending.written import write_batch
from alongside.mailroom.models import Delivery, Going
from alongside.mailroom.outbox import mails_in_outbox
from alongside.notify.choose import choose_mail
from alongside.ownership import acting
from tests.mail.chats.hours import answer, begin_evening, got, let_hour_end, plan_evening
from tests.mail.letters.arrived import at
from tests.world import World


def come_in(world: World, many: int, begin: int = 0) -> None:
    """So many more who read by mail."""
    for number in range(begin, begin + many):
        name = f"reader{number}"
        person = world.people[name] = PersonId(Person.objects.create().pk)
        acting.come_in(person, world.kitchen, name=f"Reader {number}")
        address, public_id = f"{name}@post.test", new_public_id()
        sealed = seal(address, scope=person_scope(person), place=PLACE, row=public_id)
        Address.objects.create(
            public_id=public_id, person_id=person, lookup=lookup_of(address), sealed=sealed, verified_on=clock.today()
        )
        choose_mail(by=world.viewer(name), mail="followed", discreet=False, zone="Europe/Lisbon", quiet=None)


def queries_of(do: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        do()
    return len(captured)


def waiting(world: World) -> list[Delivery]:
    return list(Delivery.objects.filter(state=Going.QUEUED).order_by("pk"))


def test_writing_a_batch_of_questions_asks_no_more_for_more_readers(readers: World) -> None:
    come_in(readers, 12)
    chat = begin_evening(readers)
    for number in range(6):
        answer(readers, chat, f"Line {number}.", by=("ada", "mia")[number % 2], number=1 + number % 2)
    at(2026, 5, 2, 18)
    later = clock.now() + slow_lane.SETTLES * 20
    clock.set_clock(lambda: later)
    mail_questions(chat=chat.pk)
    batch = [one for one in waiting(readers) if one.chat_id]
    first = [one for one in batch if one.post_id == batch[0].post_id]
    write_batch(first)  # tokens are made once
    few, many = queries_of(lambda: write_batch(first[:3])), queries_of(lambda: write_batch(first))
    assert len(first) == 14
    assert few == many


def test_leaving_reminders_asks_no_more_for_more_readers(readers: World) -> None:
    plan_evening(readers)
    at(2026, 5, 2, 15, 58)
    moment = clock.now().replace(hour=16, minute=0)
    clock.set_clock(lambda: moment)
    few = queries_of(remind_of_chats)
    come_in(readers, 12)
    assert queries_of(remind_of_chats) == few
    assert len(waiting(readers)) == 14


@pytest.mark.parametrize("after", [1, 2])
def test_a_kill_between_two_questions_leaves_nobody_out_and_doubles_nothing(
    readers: World, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    chat = begin_evening(readers)
    answer(readers, chat, "Warm milk.", by="ada")
    at(2026, 5, 2, 18)
    moment = clock.now() + slow_lane.SETTLES * 20
    clock.set_clock(lambda: moment)
    deliver = slow_lane.deliver_question
    done: list[object] = []

    def die_after(*args: object) -> None:
        if len(done) == after:
            raise KeyboardInterrupt
        done.append(deliver(*args))  # type: ignore[arg-type,func-returns-value]

    monkeypatch.setattr(slow_lane, "deliver_question", die_after)
    if after < 2:
        with pytest.raises(KeyboardInterrupt):
            mail_questions(chat=chat.pk)
    else:
        monkeypatch.setattr(slow_lane, "queue_hand_over", lambda: done[99])  # killed before it leaves word of them
        with pytest.raises(IndexError):
            mail_questions(chat=chat.pk)
    monkeypatch.undo()
    mail_questions(chat=chat.pk)
    run_until_empty()
    for name in ("ben", "nora"):
        assert [str(letter["Subject"])[:2] for letter in got(name, "T")] == ["T1", "T2"]


def test_a_batch_that_is_tried_again_says_the_same_under_the_same_id(readers: World) -> None:
    chat = begin_evening(readers)
    at(2026, 5, 2, 18)
    moment = clock.now() + slow_lane.SETTLES * 20
    clock.set_clock(lambda: moment)
    mail_questions(chat=chat.pk)
    batch = [one for one in waiting(readers) if one.chat_id]
    ids = [
        [line for line in one.mail.raw.split(b"\r\n") if line.startswith(b"Message-ID")] for one in write_batch(batch)
    ]
    again = [
        [line for line in one.mail.raw.split(b"\r\n") if line.startswith(b"Message-ID")] for one in write_batch(batch)
    ]
    assert ids == again


def test_five_questions_and_forty_readers_get_two_hundred_mails(readers: World) -> None:
    come_in(readers, 38)
    chat = begin_evening(readers, questions=tuple((f"Question {number}?", number) for number in range(5)))
    before = len(mails_in_outbox(most=1000))
    let_hour_end(chat)
    at(2026, 5, 2, 18, 40)
    assert len(mails_in_outbox(most=1000)) - before == 200
