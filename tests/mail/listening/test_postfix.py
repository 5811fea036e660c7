"""With a real Postfix in front: every recipient has one answer, and nothing comes twice or late."""

import re
import smtplib
from collections.abc import Iterator

import pytest

from alongside.communities.models import Community
from alongside.mailroom.models import Arrival, Incoming
from alongside.mailroom.receive import raw_of
from tests.mail.listening.conftest import DOMAIN, Listening
from tests.servers.postfix import Postfix, postfix
from tests.servers.smtp import Sink, sink

HEAD = "From: heron@example.org\r\nSubject: Soup\r\nMessage-ID: <1@example.org>\r\n\r\n"
SENT = re.compile(r"to=<([^>]*)>.*dsn=([\d.]+), status=(\w+)")


@pytest.fixture
def outside() -> Iterator[Sink]:
    with sink() as server:
        yield server


@pytest.fixture
def server(listener: Listening, outside: Sink) -> Iterator[Postfix]:
    with postfix(listener.lmtp_port, DOMAIN, outside=outside.port) as running:
        yield running


def hand_in(server: Postfix, *recipients: str, text: str = "Hello.\r\n") -> None:
    with smtplib.SMTP("127.0.0.1", server.smtp_port, timeout=60) as line:
        line.sendmail("heron@example.org", recipients, HEAD + text)


def outcomes(server: Postfix) -> dict[str, tuple[str, str]]:
    """What Postfix made of each recipient, from its log."""
    found = SENT.findall(server.log)
    assert len({address for address, _dsn, _status in found}) == len(found), f"somebody was tried twice: {found}"
    return {address.partition("@")[0]: (dsn, status) for address, dsn, status in found if DOMAIN in address}


def test_of_three_recipients_one_is_refused_and_each_is_answered_once(
    server: Postfix, kitchen: Community, outside: Sink
) -> None:
    hand_in(server, f"{kitchen.mail_name}@{DOMAIN}", f"nobody@{DOMAIN}", f"postmaster@{DOMAIN}")
    server.wait_until_empty()
    assert outcomes(server) == {
        kitchen.mail_name: ("2.0.0", "sent"),
        "nobody": ("5.1.1", "bounced"),
        "postmaster": ("2.0.0", "sent"),
    }
    assert sorted(Arrival.objects.values_list("local", flat=True)) == sorted([str(kitchen.mail_name), "postmaster"])
    assert Incoming.objects.count() == 1
    (report,) = outside.to("heron@example.org")
    assert report.sender == ""
    assert b"Nobody has this address here" in report.raw


def test_long_lines_and_dots_come_through_as_they_were(server: Postfix) -> None:
    text = f".\u00e9 {'x' * 20_000}\r\n..two\r\n."
    with smtplib.SMTP("127.0.0.1", server.smtp_port, timeout=60) as line:
        line.sendmail("heron@example.org", [f"abuse@{DOMAIN}"], (HEAD + text + "\r\n").encode(), ["BODY=8BITMIME"])
    server.wait_until_empty()
    raw = raw_of(Incoming.objects.get())
    assert raw.endswith(b"\r\n\r\n" + text.encode() + b"\r\n")


def test_a_mail_that_is_too_large_goes_back_with_plain_words(server: Postfix, outside: Sink) -> None:
    hand_in(server, f"abuse@{DOMAIN}", f"postmaster@{DOMAIN}", text=("x" * 70 + "\r\n") * 400_000)
    server.wait_until_empty()
    assert set(outcomes(server).values()) == {("5.3.4", "bounced")}
    assert not Incoming.objects.exists()
    assert len(outside.to("heron@example.org")) == 1


def test_postfix_asks_first_and_the_sender_hears_of_an_unknown_address_at_once(
    listener: Listening, outside: Sink
) -> None:
    with (
        postfix(listener.lmtp_port, DOMAIN, asks_first=True, outside=outside.port) as server,
        smtplib.SMTP("127.0.0.1", server.smtp_port, timeout=60) as line,
    ):
        refused = line.sendmail("heron@example.org", [f"nobody@{DOMAIN}", f"postmaster@{DOMAIN}"], f"{HEAD}Hello.\r\n")
        assert [code for code, _words in refused.values()] == [550]
        assert list(refused) == [f"nobody@{DOMAIN}"]
        line.quit()
        server.wait_until_empty()
        assert outside.mails == []  # nobody is sent a report for a mail we never took
    assert list(Arrival.objects.values_list("local", flat=True)) == ["postmaster"]
