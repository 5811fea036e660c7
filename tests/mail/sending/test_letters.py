"""Letters reach the smarthost once, and trouble loses none of them."""

from email import message_from_string

import pytest
from pytest_django.fixtures import Settings

from alongside.accounts.letters import letters_waiting, queue_letter
from alongside.mail.sending.letters import RefusedForNow, hand_over_letters
from alongside.mail.sending.smarthost import Unencrypted
from tests.servers.smtp import Sink

pytestmark = pytest.mark.django_db


def test_a_letter_is_handed_over_once_and_forgotten(smarthost: Sink) -> None:
    queue_letter(to="heron@example.org", subject="Your code", text="12345678")
    hand_over_letters()
    hand_over_letters()
    (received,) = smarthost.received
    letter = message_from_string(received)
    assert (letter["To"], letter["Subject"]) == ("heron@example.org", "Your code")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "12345678" in letter.get_payload()
    assert not letters_waiting()


def test_an_address_refused_for_good_holds_nobody_else_up(smarthost: Sink) -> None:
    queue_letter(to="refused@example.org", subject="One", text="Words.")
    queue_letter(to="heron@example.org", subject="Two", text="Words.")
    hand_over_letters()
    assert len(smarthost.received) == 1
    assert not letters_waiting()


def test_what_is_refused_for_now_waits_to_be_tried_again(smarthost: Sink) -> None:
    queue_letter(to="later@example.org", subject="One", text="Words.")
    with pytest.raises(RefusedForNow):
        hand_over_letters()
    assert [letter.to for letter in letters_waiting()] == ["later@example.org"]


def test_a_smarthost_that_is_not_there_loses_nothing(settings: Settings) -> None:
    settings.SMARTHOST = "smtp://127.0.0.1:1"
    queue_letter(to="heron@example.org", subject="One", text="Words.")
    with pytest.raises(OSError, match="refused"):
        hand_over_letters()
    assert len(letters_waiting()) == 1


def test_a_subject_can_bring_no_header_along_and_holds_nobody_up(smarthost: Sink) -> None:
    queue_letter(to="heron@example.org", subject="One\nBcc: otter@example.org", text="Words.")
    queue_letter(to="heron@example.org", subject="Two", text="Words.")
    hand_over_letters()
    (received,) = smarthost.received
    assert "otter" not in received


def test_a_password_is_never_said_in_the_clear(smarthost: Sink, settings: Settings) -> None:
    settings.SMARTHOST = smarthost.url.replace("smtp://", "smtp://heron:a-secret@")
    queue_letter(to="heron@example.org", subject="One", text="Words.")
    with pytest.raises(Unencrypted):
        hand_over_letters()
    assert not any("AUTH" in line for line in smarthost.heard)
    assert len(letters_waiting()) == 1
