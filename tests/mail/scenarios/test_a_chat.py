"""A chat lived by mail alone: reminded, read in the slow lane, answered over SMTP, and gone on with afterwards."""

import email.utils
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest

from alongside.chats.access import questions_of
from alongside.chats.hour.say import say
from alongside.chats.models import Chat, State
from alongside.chats.plan import Planned, plan
from alongside.communities.found import change
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.core.worker import queue_often
from alongside.mailroom.outbox import mails_in_outbox
from alongside.notify.choose import choose_mail
from alongside.threads.models import Post
from alongside.threads.saying import Words
from tests.mail.post_office import ADDRESSES, letters_to
from tests.mail.scenarios.conftest import Post as Way
from tests.mail.scenarios.test_living import answer, opened
from tests.world import World

SEVEN = datetime(2026, 12, 5, 18, tzinfo=UTC)  # in the evening, in Berlin


def it_is(moment: datetime) -> None:
    """The worker has done what is due by then."""
    clock.set_clock(lambda: moment)
    run_until_empty()
    queue_often()
    run_until_empty()


def mails_to(name: str) -> list[EmailMessage]:
    return [opened(shown) for shown in mails_in_outbox(most=1000)[::-1] if shown.mail.to == ADDRESSES[name]]


@pytest.fixture
def evening(town: World) -> Chat:
    """Ada planned it; Ben is not in Berlin, and Nora gets every post."""
    it_is(SEVEN - timedelta(days=3))
    change(town.kitchen, mail_wait=5)
    choose_mail(by=town.ben, mail="followed", discreet=False, zone="America/New_York", quiet=None)
    choose_mail(by=town.nora, mail="every", discreet=False, zone="Europe/Berlin", quiet=(20, 8))
    asked = (("What helps you at night?", 5), ("What did you try?", 30))
    said = Planned("How do you sleep?", "Take a chair.", "2026-12-05T19:00", "Europe/Berlin", questions=asked)
    return plan(town.kitchen, said, by=town.ada)


def test_a_chat_is_lived_by_mail_alone(town: World, way: Way, evening: Chat) -> None:
    it_is(SEVEN - timedelta(hours=1))
    (reminder,) = mails_to("ben")
    assert "1 p.m. by your clock (America/New York)" in reminder.get_body(("plain",)).get_content()
    it_is(SEVEN)
    it_is(SEVEN + timedelta(minutes=6))
    say(evening, by=town.ada, words=Words("Warm milk."), question=questions_of(evening)[0])
    it_is(SEVEN + timedelta(minutes=31))
    it_is(SEVEN + timedelta(minutes=60))
    it_is(SEVEN + timedelta(minutes=66))
    assert [str(one["Subject"])[:2] for one in mails_to("ben")[1:]] == ["T1", "T2"]
    first, second = mails_to("ben")[1:]
    assert "Warm milk." in first.get_body(("plain",)).get_content()
    assert way.send(answer(second, "ben", "A walk at noon.")) == ["acted: posted"]
    assert Post.objects.get(source="A walk at noon.").answers_id == questions_of(evening)[1].post_id
    it_is(SEVEN + timedelta(hours=14))  # Nora's morning
    assert [str(one["Subject"])[:2] for one in mails_to("nora")[1:]] == ["T1", "T2"]
    assert "A walk at noon." in mails_to("nora")[2].get_body(("plain",)).get_content()
    it_is(SEVEN + timedelta(hours=50))
    evening.refresh_from_db()
    assert evening.state == State.OVER
    assert way.send(answer(first, "ben", "Late, but here.")) == ["acted: posted"]
    it_is(SEVEN + timedelta(hours=63))
    assert "Late, but here." in mails_to("nora")[-1].get_body(("plain",)).get_content()
    assert (len(mails_to("ben")), len(mails_to("nora"))) == (3, 4)


def test_an_answer_from_somewhere_else_is_asked_about_and_says_nothing(town: World, way: Way, evening: Chat) -> None:
    it_is(SEVEN)
    it_is(SEVEN + timedelta(minutes=31))
    it_is(SEVEN + timedelta(minutes=60))
    it_is(SEVEN + timedelta(minutes=66))
    question = next(one for one in mails_to("ben") if str(one["Subject"]).startswith("T1"))
    forged = answer(question, "ben", "This was never me.")
    forged.replace_header("Authentication-Results", "mx.test; dmarc=fail header.from=post.test")
    assert way.send(forged) == ["held: sender"]
    assert letters_to("ben")
    assert not Post.objects.filter(source="This was never me.").exists()
    assert email.utils.parseaddr(str(question["Reply-To"]))[1] not in str([one.as_string() for one in mails_to("nora")])
