"""The link that ends mail: what a mail program, a stranger with a forwarded mail, and its owner can do by it."""

import re

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from alongside.mailroom.tokens import revoke_tokens, unsubscribe_tokens
from alongside.notify.choose import choose_mail, mail_choice_of
from alongside.web.by_mail import stopping
from tests.web.as_person import client_of
from tests.world import World

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
TELLING = ("Kidney", "Fern", "Nora", "post.test")


@pytest.fixture
def link(world: World) -> str:
    """Nora's, who has a letter a week."""
    choose_mail(by=world.nora, mail="weekly", weekday=2, discreet=False)
    me = world.nora.member_id
    return f"/mail/stop/{unsubscribe_tokens([me])[me]}/"


def test_to_look_at_it_changes_nothing(world: World, link: str) -> None:
    for _again in range(2):
        assert Client().get(link).status_code == 200
        assert Client().head(link).status_code == 200
    assert mail_choice_of(world.nora).mail == "weekly"


def test_a_mail_program_ends_mail_without_cookie_or_token_once_or_twice(world: World, link: str) -> None:
    for _again in range(2):
        assert Client(enforce_csrf_checks=True).post(link, ONE_CLICK).status_code == 200
    assert mail_choice_of(world.nora).mail == "nothing"
    assert mail_choice_of(world.nora).hours.before == "weekly"


def test_who_holds_a_forwarded_mail_can_end_it_and_learns_nothing(world: World, link: str) -> None:
    for client in (Client(), client_of(world.people["ben"]), client_of(world.people["otto"])):
        pages = (client.get(link), client.post(link))
        for page in pages:
            assert page.status_code == 200
            assert not any(word in page.text for word in TELLING)
            assert "undo/" not in page.text
    never = link.replace("/u-", "/u-a")
    strangers = Client()
    for wrong in (never, "/mail/stop/t-abc/", "/mail/stop/kidney-kitchen/", "/mail/stop/postmaster/"):
        assert strangers.post(wrong).status_code == 200
        assert strangers.get(wrong).status_code == 200


def test_a_link_that_means_something_looks_like_one_that_never_did(world: World, link: str) -> None:
    client = Client()
    client.get("/sign-in/")
    never = link.replace("/u-", "/u-a")

    def shown(path: str, *, post: bool = False) -> str:
        page = client.post(path) if post else client.get(path)
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.text.replace(path, "PATH"))

    assert shown(link) == shown(never)
    assert shown(link, post=True) == shown(never, post=True)


def test_its_owner_is_told_which_community_and_can_undo_it(world: World, link: str, nora: Client) -> None:
    assert "End mail from Kidney Kitchen?" in nora.get(link).text
    Client().post(link)
    assert "Mail from one of your communities was ended" in nora.get("/today/").text
    assert "the link in a mail ended it" in nora.get("/you/mail/").text
    assert "Mail from one of your communities was ended" not in nora.get("/today/").text
    page = nora.get(link).text
    assert "No mail comes from Kidney Kitchen any more" in page
    undo = f"/c/{world.kitchen.public_id}/news/undo/"
    assert undo in page
    assert "A letter a week" in nora.get(undo.removesuffix("undo/")).text
    nora.post(undo)
    now = mail_choice_of(world.nora)
    assert (now.mail, now.hours.weekday, now.hours.before) == ("weekly", 2, "")
    nora.post(undo)
    assert mail_choice_of(world.nora) == now


def test_what_its_owner_ended_by_hand_is_no_news(world: World, nora: Client) -> None:
    choose_mail(by=world.nora, mail="every", quiet=None)
    nora.post(f"/c/{world.kitchen.public_id}/news/", {"mail": "nothing", "who": "mine", "hour": "8", "weekday": "0"})
    assert "was ended" not in nora.get("/today/").text
    assert mail_choice_of(world.nora).hours.before == ""


def test_a_revoked_link_ends_nothing(world: World, link: str) -> None:
    revoke_tokens(world.nora.member_id)
    assert Client().post(link).status_code == 200
    assert mail_choice_of(world.nora).mail == "weekly"


def test_too_many_from_one_place_are_asked_to_wait(world: World, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "AN_HOUR", 2)
    assert [Client().post(link).status_code for _time in range(3)] == [200, 200, 429]
    assert Client().get(link).status_code == 200


def test_where_nothing_sends_mail_nothing_is_offered(world: World, nora: Client, settings: Settings) -> None:
    settings.SENDS_MAIL = settings.DEMO = False
    assert nora.get(f"/c/{world.kitchen.public_id}/news/").status_code == 404
    assert "What comes from where" not in nora.get("/you/mail/").text
