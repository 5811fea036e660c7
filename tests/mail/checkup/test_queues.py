"""What waits too long, fails too often or was put aside is said; what is on its way is not."""

from datetime import timedelta

import pytest

from alongside.accounts.models import Person, PersonId
from alongside.core import clock
from alongside.core.models import JobRow
from alongside.mail.checkup import queues
from alongside.mailroom.for_operator import FOR_OPERATOR, take_mail_for_operator
from alongside.mailroom.models import Arrival, Delivery, Going, MailStanding, State
from alongside.mailroom.receive import receive
from alongside.mailroom.tokens import new_local
from alongside.memberships.access import get_alias
from alongside.ownership import acting
from tests.world import World

pytestmark = pytest.mark.django_db


def said(look) -> str:
    return " ".join(found.trouble for found in look())


def later(hours: float) -> None:
    then = clock.now() + timedelta(hours=hours)
    clock.set_clock(lambda: then)


def deliveries(world: World, many: int, state: str, trouble: str = "") -> None:
    alias = get_alias(world.ben, world.ben.alias)
    for _ in range(many):
        Delivery.objects.create(
            alias=alias, up_to=Delivery.objects.count(), return_path=new_local("b"), state=state,
            trouble=trouble, due=clock.now(), at=clock.now(),
        )  # fmt: skip


def test_mail_that_waits_an_hour_is_said_with_what_the_smarthost_answered(world):
    deliveries(world, 2, Going.QUEUED, "451")
    deliveries(world, 1, Going.QUEUED)
    later(1)
    assert said(queues.going_out) == "", "hosts may let a post wait for half an hour"
    later(0.6)
    Delivery.objects.update(due=clock.now() + timedelta(hours=1))
    assert "3 mails wait for more than an hour. The smarthost said: 451 (2), nothing yet (1)" in said(queues.going_out)
    Delivery.objects.update(state=Going.SENT)
    assert said(queues.going_out) == ""


def test_mail_that_is_refused_in_numbers_is_an_alarm_and_one_closed_mailbox_is_none(world):
    deliveries(world, 40, Going.SENT)
    deliveries(world, 2, Going.FAILED, "5.1.1")
    assert said(queues.going_out) == ""
    deliveries(world, 2, Going.FAILED, "5.7.1")
    assert "4 of 44 mails of the last day were refused for good: 5.1.1 (2), 5.7.1 (2)" in said(queues.going_out)


def test_mail_that_nobody_reads_or_could_read_is_said(db):
    receive(b"From: x\r\n\r\nHello", ["kidney"])
    assert said(queues.coming_in) == ""
    later(1.1)
    assert "1 mails came more than an hour ago" in said(queues.coming_in)
    Arrival.objects.update(state=State.BROKEN)
    assert "1 mails could not be read, three times each" in said(queues.coming_in)
    Arrival.objects.update(state=State.ACTED)
    assert said(queues.coming_in) == ""


def test_jobs_about_mail_that_were_put_aside_are_named_and_others_are_the_houses(db):
    JobRow.objects.create(name="mail.take_in.take_in", ids={}, due=clock.now(), parked=True)
    JobRow.objects.create(name="search.remember.index_post", ids={}, due=clock.now(), parked=True)
    assert "mail.take_in.take_in" in said(queues.coming_in)
    assert "search" not in said(queues.coming_in)


def test_mail_for_the_operator_waits_until_it_was_read(db):
    receive(b"From: x\r\n\r\nYour server sends spam.", ["abuse"])
    Arrival.objects.update(state=State.HELD, verdict=FOR_OPERATOR)
    assert "1 mails to postmaster@ or abuse@ wait" in said(queues.coming_in)
    (raw,) = take_mail_for_operator()
    assert b"sends spam" in raw
    assert said(queues.coming_in) == ""
    assert take_mail_for_operator() == []


def test_a_large_share_whose_mail_rests_is_an_alarm(world):
    people = [PersonId(Person.objects.create().pk) for _ in range(30)]
    aliases = [acting.come_in(person, world.kitchen, name=f"Reader {n}").alias for n, person in enumerate(people)]
    for alias in aliases:
        Delivery.objects.create(alias=alias, up_to=1, return_path=new_local("b"), due=clock.now(), at=clock.now())
    MailStanding.objects.create(alias=aliases[0], suspended_on=clock.today(), because="bounces")
    MailStanding.objects.create(alias=aliases[1], score=2)
    assert said(queues.reach) == ""
    MailStanding.objects.create(alias=aliases[2], suspended_on=clock.today(), because="complaint")
    assert "Mail rests for 2 of 30 readers" in said(queues.reach)
