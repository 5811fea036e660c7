"""`alongside mail read`: operators see what the door makes of a mail, and nothing is done with it."""

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from alongside.cli import main
from alongside.mailroom.models import Arrival
from tests.mail.post_office import SERVER, mail

BOUNCE = b"""From: MAILER-DAEMON@mx.test
To: b-aaaaaaaaaaaaaaaaaaaaa@localhost
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b

I'm sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.test

Final-Recipient: rfc822; gone@post.test
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b--
"""


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: Settings):
    settings.MAIL_AUTHSERV = SERVER

    def tell(raw: bytes) -> list[dict[str, Any]]:
        path = tmp_path / "mail"
        path.write_bytes(raw)
        assert main(["mail", "read", str(path)]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return tell


def test_a_line_says_who_what_and_what_would_become_of_it(told) -> None:
    text = "Yes.\n\nOn Mon, Nov 3, 2025 at 10:00 AM Heron wrote:\n> Is it?\n"
    message = mail("ben", "t-aaaaaaaaaaaaaaaaaaaaa", text, References="<one@localhost> <two@localhost>")
    (line,) = told(message.as_bytes())
    assert (line["verdict"], line["text"], line["proven"]) == ("reply", "Yes.", True)
    assert line["from"]["address"] == "ben@post.test"
    assert (line["thread"], line["answers"]) == ("one@localhost", "two@localhost")
    assert "Is it?" in line["folded"]["quoted"]


@pytest.mark.parametrize(
    ("local", "verdict"),
    [
        ("kidney-kitchen", "post"),
        ("kidney-kitchen-leave", "command"),
        ("postmaster", "command"),
        ("lily-k7f3qz", "ambiguous"),
        ("t-aaaaaaaaaaaaaaaaaaaaa", "reply"),
    ],
)
def test_an_address_says_by_its_form_what_it_is_for(told, local: str, verdict: str) -> None:
    assert told(mail("ben", local).as_bytes())[0]["verdict"] == verdict


def test_what_nobody_can_believe_or_read_is_called_so(told) -> None:
    forged = mail("ben", "kidney-kitchen", proof="fail").as_bytes()
    doubled = b"From: eve@evil.test\n" + mail("ben", "kidney-kitchen").as_bytes()
    away = mail("ben", "kidney-kitchen", Auto_Submitted="auto-replied").as_bytes()
    quoted = mail("ben", "kidney-kitchen", "> Is it?").as_bytes()
    verdicts = [told(raw)[0]["verdict"] for raw in (forged, doubled, away, quoted)]
    assert verdicts == ["ambiguous", "ambiguous", "automatic", "refused"]


def test_a_bounce_names_the_address_and_the_family(told) -> None:
    (line,) = told(BOUNCE)
    assert (line["verdict"], line["family"]) == ("bounce", "dead")
    assert line["recipients"][0]["address"] == "gone@post.test"


def test_an_mbox_is_a_line_a_mail_and_a_mail_with_from_lines_is_one(told) -> None:
    one = mail("ben", "kidney-kitchen", "From here on:\n\nFrom a@b.test Mon Nov  3 10:00:00 2025\nSubject: no mail\n")
    assert len(told(one.as_bytes())) == 1
    begins = b"From ben@post.test Mon Nov  3 10:00:00 2025\n"
    assert len(told((begins + mail("ben", "kidney-kitchen").as_bytes() + b"\n") * 2)) == 2


@pytest.mark.django_db
def test_nothing_is_done_with_it(told) -> None:
    told(mail("ben", "kidney-kitchen").as_bytes())
    assert not Arrival.objects.exists()
