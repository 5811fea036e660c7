"""Reminders and calendars on their pages: a mail before a chat, one chat as a file, and secret addresses."""

import re

import pytest
from django.test import Client

from alongside.accounts.addresses import ProvenAddress, add_address
from alongside.accounts.preferences import change_preferences
from alongside.accounts.proof import RecentProof
from alongside.chats.models import Feed, PersonFeed, Reminder
from alongside.core.logs import AllowList
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from tests.chats.evenings import evening
from tests.web.as_person import client_of
from tests.world import World

pytestmark = pytest.mark.django_db


def browser(world: World, name: str) -> Client:
    return client_of(world.people[name])


def membership_of(world: World, name: str) -> Membership:
    return Membership.objects.get(pk=world.viewer(name).member_id)


def address_in(page: str) -> str:
    """The path of the address that a page shows."""
    found = re.search(r"(/calendar/[\w-]+\.ics)", page)
    assert found
    return found[1]


def make(client: Client, path: str, **said: str) -> str:
    answer = client.post(path, said)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return address_in(answer.content.decode())


def test_a_member_is_reminded_if_they_want_and_nobody_else_learns_of_it(world: World) -> None:
    chat, ben = evening(world), browser(world, "ben")
    path = f"/chat/{chat.public_id}/"
    assert "no mail address" in ben.get(path).content.decode()
    add_address(ProvenAddress("ben@example.org"), by=RecentProof(world.people["ben"]))
    assert "Remind me by mail" in ben.get(path).content.decode()
    assert ben.post(f"{path}remind/").status_code == 303
    assert Reminder.objects.count() == 1
    assert "You asked for a mail" in ben.get(path).content.decode()
    assert "you get a mail before it" in ben.get(f"/c/{world.kitchen.public_id}/chats/").content.decode()
    assert "you get a mail before it" not in browser(world, "ada").get(
        f"/c/{world.kitchen.public_id}/chats/"
    ).content.decode()  # fmt: skip
    ben.post(f"{path}remind/", {"back": "1"})
    assert not Reminder.objects.exists()


def test_one_chat_as_a_file_says_meeting_unless_somebody_asks_for_its_title(world: World) -> None:
    path, ben = f"/chat/{evening(world).public_id}/calendar.ics", browser(world, "ben")
    plain = ben.get(path)
    assert plain.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"SUMMARY:Meeting" in plain.content
    assert b"sleep" not in plain.content
    assert world.kitchen.name.encode() not in plain.content
    assert b"SUMMARY:How do you sleep?" in ben.get(path, {"title": "1"}).content


def test_an_address_is_shown_once_read_without_a_cookie_and_closed(world: World) -> None:
    evening(world)
    ben, page = browser(world, "ben"), f"/c/{world.kitchen.public_id}/chats/calendar/"
    address = make(ben, page)
    again = ben.get(page).content.decode()
    assert address not in again
    assert "can&#39;t show it again" in again or "can't show it again" in again
    read = client_of(None).get(address)
    assert read.status_code == 200
    assert read.headers["Cache-Control"] == "no-store"
    assert not read.cookies
    assert b"SUMMARY:Meeting" in read.content
    assert b"sleep" not in read.content
    assert world.kitchen.name.encode() not in read.content
    other = make(ben, page, titles="yes")
    assert b"SUMMARY:How do you sleep?" in client_of(None).get(other).content
    assert client_of(None).get(address).status_code == 404
    assert ben.post(page, {"verb": "close"}).status_code == 303
    assert not Feed.objects.exists()
    closed, never = (client_of(None).get(path) for path in (other, "/calendar/never-made.ics"))
    assert (closed.status_code, closed.content) == (never.status_code, never.content)
    assert closed.status_code == 404


def test_one_address_shows_all_of_a_persons_communities_and_says_not_which_is_whose(world: World) -> None:
    evening(world)
    ada = browser(world, "ada")
    address = make(ada, "/you/calendar/")
    read = client_of(None).get(address).content
    assert read.count(b"BEGIN:VEVENT") == 1
    assert b"Kitchen" not in read
    assert ada.post("/you/calendar/", {"verb": "close"}).status_code == 303
    assert not PersonFeed.objects.exists()
    assert client_of(None).get(address).status_code == 404


def test_who_left_is_shown_nothing_at_their_address(world: World) -> None:
    evening(world)
    address = make(browser(world, "nora"), f"/c/{world.kitchen.public_id}/chats/calendar/")
    whole = make(browser(world, "nora"), "/you/calendar/")
    leave(membership_of(world, "nora"))
    assert client_of(None).get(address).status_code == 404
    assert b"VEVENT" not in client_of(None).get(whole).content


def test_no_log_holds_an_address(world: World, caplog: pytest.LogCaptureFixture) -> None:
    address = make(browser(world, "ben"), "/you/calendar/")
    with caplog.at_level(0):
        for path in (address, address.replace("/calendar/", "/calendar/x")):
            client_of(None).get(path)
    written = "\n".join(AllowList().format(record) for record in caplog.records)
    assert address.removeprefix("/calendar/").removesuffix(".ics") not in written


def test_a_calendar_speaks_its_owners_language_whatever_the_program_that_asks(world: World) -> None:
    evening(world)
    change_preferences(by=world.people["ben"], language="es")
    whole = make(browser(world, "ben"), "/you/calendar/")
    mine = make(browser(world, "ben"), f"/c/{world.kitchen.public_id}/chats/calendar/")
    for asks in ("", "es", "en"):
        assert b"SUMMARY:Encuentro" in client_of(None).get(whole, headers={"Accept-Language": asks}).content
        assert b"SUMMARY:Meeting" in client_of(None).get(mine, headers={"Accept-Language": asks}).content
