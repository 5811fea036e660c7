"""Who was asked to say hello hears of it by mail only if they said so, and never in their quiet hours."""

from typing import Any

import pytest

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.letters import WrittenLetter, letters_waiting
from alongside.accounts.preferences import change_preferences
from alongside.accounts.proof import RecentProof
from alongside.accounts.rest import WEEK, rest
from alongside.core.jobs import run_until_empty
from alongside.notify.choose import choose_mail, end_mail
from alongside.notify.person import DISCREET
from tests.hosting.welcome.people import at, hello, later, offers
from tests.world import World


@pytest.fixture(autouse=True)
def ben_reads_mail(world: World) -> None:
    """Ben has an address that nobody else sees, and nothing leaves the house."""
    add_address(ProvenAddress("ben@example.org"), by=RecentProof(world.people["ben"]))
    change_preferences(by=world.people["ben"], more={DISCREET: False})


def letters() -> list[WrittenLetter]:
    run_until_empty()
    return [letter for letter in letters_waiting() if letter.to == "ben@example.org"]


@pytest.fixture(autouse=True)
def _nothing_is_handed_over(monkeypatch: Any) -> None:
    monkeypatch.setattr("alongside.accounts.letters._followed_by", [])


def test_who_said_so_gets_a_few_words_and_a_way_to_the_post(world: World) -> None:
    offers(world.ben, by_mail=True)
    post = hello(world, title="A title that tells much")
    letter = letters()[0]
    assert letter.subject == "Would you like to say hello?"
    assert "Somebody new wrote in Kidney Kitchen." in letter.text
    assert f"/p/{post.public_id}/" in letter.text
    assert f"/a/{world.ben.alias}/welcome/" in letter.text
    assert "A title that tells much" not in letter.text
    assert "Fern" not in letter.text


def test_who_did_not_say_so_gets_none(world: World) -> None:
    offers(world.ben)
    hello(world)
    assert letters() == []


def test_a_shared_mailbox_tells_nothing_and_that_once_a_day(world: World) -> None:
    change_preferences(by=world.people["ben"], more={DISCREET: True})
    offers(world.ben, by_mail=True)
    hello(world)
    world.post("Another", by="nora")
    run_until_empty()
    later(minutes=11)
    assert [letter.subject for letter in letters()] == ["There is something new for you"]
    assert "Kidney" not in letters()[0].text


def test_quiet_hours_hold_it_and_an_answer_meanwhile_ends_it(world: World) -> None:
    at(23)
    choose_mail(by=world.ben, mail="every", discreet=False, zone="UTC", quiet=(22, 7))
    offers(world.ben, by_mail=True)
    post = hello(world)
    other = world.post("Another", by="nora")
    run_until_empty()
    later(minutes=11)
    assert letters() == []
    world.answer(other.thread, "Good night.", by="mia")
    later(hours=9)
    assert [f"/p/{post.public_id}/" in letter.text for letter in letters() if "hello" in letter.subject] == [True]


def test_who_ended_their_mail_or_rests_gets_none(world: World) -> None:
    choose_mail(by=world.ben, mail="every", discreet=False, quiet=None)
    offers(world.ben, by_mail=True)
    end_mail(by=world.ben)
    hello(world)
    assert letters() == []
    choose_mail(by=world.ben, mail="every", discreet=False, quiet=None)
    rest(by=world.people["ben"], lasts=WEEK)
    world.post("Another", by="nora")
    run_until_empty()
    later(minutes=11)
    assert [letter for letter in letters() if "hello" in letter.subject] == []
