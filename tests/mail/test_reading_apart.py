"""A mail is read by a program that may fall: it takes nothing and nobody else with it."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress

import pytest
from pytest_django.fixtures import Settings

from alongside.core.jobs import run_until_empty
from alongside.core.models import JobRow
from alongside.mail.reading import apart as reading_apart
from alongside.mail.reading.apart import Reader, Unreadable, read_apart
from alongside.mailroom.models import Arrival, Incoming
from alongside.mailroom.receive import receive
from alongside.threads.models import Post
from tests.mail.post_office import became, deliver, mail
from tests.world import World

HOSTILE = {
    "quotes in To": b"To: " + b'"' * 64_000 + b"\n\nHello",
    "a long subject": b"Subject: " + b"=?utf-8?q?a?= " * 30_000 + b"\n\nHello",
    "nesting": b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(5_000)),
    "many parts": b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 50_000,
    "attributions": b"Subject: x\n\n" + b"On " * 20_000,
    "blank lines": b"Subject: x\n\n" + b"\n" * 500_000 + b"Hello",
    "heads in the body": b"Subject: x\n\n" + b"From: a@b.test\n" * 40_000,
    "nothing": b"",
    "odd bytes": bytes(range(256)) * 2_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_is_read_or_given_up_and_the_next_one_is_read(name: str) -> None:
    with suppress(Unreadable):
        read_apart(HOSTILE[name])
    assert read_apart(b"From: ben@post.test\nSubject: Bread\n\nHello").words == "Hello"


def test_a_mail_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader()
    reader.ask(b"", files=True)
    assert reader._program
    os.kill(reader._program.pid, signal.SIGSTOP)  # as busy as a program can be
    monkeypatch.setattr(reading_apart, "SECONDS", 0.2)
    with pytest.raises(Unreadable):
        reader.ask(b"", files=True)
    monkeypatch.undo()
    assert reader.ask(b"", files=True)


def test_a_program_that_went_home_meanwhile_is_no_fault_of_the_mail() -> None:
    reader = Reader()
    reader.ask(b"", files=True)
    assert reader._program
    assert reader._program.stdin
    reader._program.stdin.close()  # it hears that nobody asks any more, and ends
    reader._program.wait()
    assert reader.ask(b"", files=True)


@pytest.fixture
def falling(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program that falls over every mail it gets."""
    monkeypatch.setattr(reading_apart, "PROGRAM", ("/bin/false",))
    monkeypatch.setattr(reading_apart, "_reader", Reader())
    yield
    reading_apart._reader._end()


@pytest.mark.django_db
def test_what_cannot_be_read_three_times_is_kept_for_somebody_to_look_at(posts: World, falling: None) -> None:
    receive(mail("ben", "kidney-kitchen").as_bytes(), ["kidney-kitchen"])
    for _ in range(3):
        JobRow.objects.update(due="2000-01-01T00:00:00Z")
        run_until_empty()
    arrival = Arrival.objects.get()
    assert (arrival.state, arrival.verdict, arrival.tries) == ("broken", "unreadable", 3)
    assert not JobRow.objects.filter(name="mail.take_in.take_in").exists()
    assert Incoming.objects.exists()


@pytest.mark.django_db
def test_a_step_that_fails_at_one_address_leaves_the_others_done(
    posts: World, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alongside.mail import dispatch

    def fail(taken: object) -> None:
        raise RuntimeError

    monkeypatch.setitem(dispatch.STEPS, "help", fail)
    first, second = deliver(mail("ben", "kidney-kitchen"), "kidney-kitchen-help", "kidney-kitchen")
    assert (first.state, second.state) == ("received", "acted")
    assert Post.objects.count() == 1
    assert became(mail("nora", "kidney-kitchen", "Hello")) == "acted: posted"
