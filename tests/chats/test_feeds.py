"""Chats in somebody's own calendar: a file, and a secret address that a calendar program asks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from alongside.accounts.forget import forget_account
from alongside.accounts.models import PersonId
from alongside.chats.calendar import calendar_of, calendar_of_several
from alongside.chats.call_off import call_off
from alongside.chats.change import change
from alongside.chats.feeds import (
    AliasFeed,
    WholeFeed,
    chats_in_feed,
    close_feed,
    close_person_feed,
    find_feed,
    open_feed,
    open_person_feed,
    own_feed,
    own_person_feed,
    viewers_of,
)
from alongside.chats.models import Chat, Feed, PersonFeed
from alongside.chats.plan import plan
from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.ownership import acting
from tests.chats.evenings import BERLIN, NEW_YORK, evening, planned, utc, weekly
from tests.moments import at, later
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> None:
    at(utc("2026-11-22T09:00"))


def events_in(written: bytes):
    return list(Calendar.from_ical(written).walk("VEVENT"))


def now(chat: Chat) -> Chat:
    return Chat.objects.get(pk=chat.pk)


def in_feed(secret: str) -> list[Chat]:
    """What the door shows at this address."""
    found = find_feed(secret)
    if isinstance(found, WholeFeed):
        return [chat for chat, _who in chats_in_feed(viewers_of(acting.memberships_of(found.person)))]
    return [chat for chat, _who in chats_in_feed([found.viewer])]


def test_it_says_a_meeting_and_no_more_unless_its_owner_wants_titles(world: World) -> None:
    chat = evening(world, title="Nights on dialysis; bring tea, all of you", welcome="Come in, Kitchen people")
    plain = calendar_of([chat], viewer=world.nora)
    (event,) = events_in(plain)
    assert (event["summary"], event["class"], event["status"]) == ("Meeting", "PRIVATE", "CONFIRMED")
    for word in (b"ialysis", b"itchen", b"Heron", b"Fern", b"longside.", b"http", chat.public_id.encode()):
        assert word not in plain
    assert world.nora.alias.encode() not in plain
    (named,) = events_in(calendar_of([chat], viewer=world.nora, with_titles=True))
    assert named["summary"] == "Nights on dialysis; bring tea, all of you"


def test_two_members_calendars_have_no_name_in_common(world: World) -> None:
    chat = evening(world)
    uids = [events_in(calendar_of([chat], viewer=v))[0]["uid"] for v in (world.nora, world.nora, world.ben)]
    assert uids[0] == uids[1] != uids[2]


def test_hours_hold_in_summer_and_in_winter_whatever_the_zone(world: World) -> None:
    begins = [("2026-12-05T19:00", BERLIN), ("2027-07-05T19:00", BERLIN), ("2027-03-20T19:00", NEW_YORK)]
    chats = [evening(world, wall_begins=wall, zone=zone, minutes=90) for wall, zone in begins]
    written = calendar_of(chats, viewer=world.nora)
    starts = [event["dtstart"] for event in events_in(written)]
    assert [(f"{start.dt:%Y-%m-%dT%H:%M}", start.params["TZID"]) for start in starts] == begins
    assert {str(event["duration"].to_ical(), "ascii") for event in events_in(written)} == {"PT1H30M"}
    rules = {str(zone["tzid"]): zone.to_tz(lookup_tzid=False) for zone in Calendar.from_ical(written).walk("VTIMEZONE")}
    for chat, event in zip(chats, events_in(written), strict=True):
        local = event["dtstart"].dt.replace(tzinfo=rules[chat.zone])
        assert local.astimezone(chat.begins.tzinfo) == chat.begins


def test_changing_and_calling_off_reach_calendars(world: World) -> None:
    chat = evening(world)
    assert events_in(calendar_of([chat], viewer=world.nora))[0]["sequence"] == 0
    change(chat, planned(days=4), by=world.ada)
    (moved,) = events_in(calendar_of([now(chat)], viewer=world.nora))
    call_off(chat, by=world.ada)
    (off,) = events_in(calendar_of([now(chat)], viewer=world.nora))
    assert moved["uid"] == off["uid"]
    assert 0 < moved["sequence"] < off["sequence"]
    assert (moved["status"], off["status"]) == ("CONFIRMED", "CANCELLED")


def test_an_empty_calendar_is_one(world: World) -> None:
    assert events_in(calendar_of([], viewer=world.nora)) == []


def test_an_address_opens_its_members_chats_until_it_is_closed(world: World) -> None:
    chat = evening(world)
    secret = open_feed(by=world.nora)
    assert len(secret) >= 22, "128 bits or more"
    assert bytes(Feed.objects.get().token) != secret.encode()
    assert own_feed(world.nora).with_titles is False
    assert own_feed(world.ben) is None
    found = find_feed(secret)
    assert isinstance(found, AliasFeed)
    assert found.viewer == world.nora
    assert in_feed(secret) == [chat]
    other = open_feed(by=world.nora, with_titles=True)
    with pytest.raises(NotFound):
        find_feed(secret)
    assert find_feed(other).with_titles
    close_feed(by=world.nora)
    close_feed(by=world.nora)
    for gone in (other, secret, "", "x", "x" * 100_000, "\x00é", "\ud800"):
        with pytest.raises(NotFound):
            find_feed(gone)
    for stranger in (world.nobody, world.viewer("otto")):
        with pytest.raises(NotFound):
            open_feed(by=stranger)


def test_whoever_left_has_no_calendar_and_neither_has_a_closed_community(world: World) -> None:
    evening(world)
    hers, bens = open_feed(by=world.nora), open_feed(by=world.ben)
    leave(Membership.objects.get(pk=world.nora.alias_id))
    with pytest.raises(NotFound):
        find_feed(hers)
    assert in_feed(bens)
    person = open_person_feed(by=world.people["ben"])
    Community.objects.filter(pk=world.kitchen.pk).update(closed=True)
    with pytest.raises(NotFound):
        find_feed(bens)
    assert in_feed(person) == []


def test_one_address_opens_the_chats_of_all_of_a_persons_communities(world: World) -> None:
    here = evening(world)
    there = plan(world.garden, planned(5, title="Grief"), by=world.viewer("otto", world.garden))
    secret = open_person_feed(by=world.people["ada"])
    assert in_feed(secret) == [here, there]
    found = find_feed(secret)
    shown = chats_in_feed(viewers_of(acting.memberships_of(found.person)))
    assert [event["summary"] for event in events_in(calendar_of_several(shown))] == ["Meeting", "Meeting"]
    leave(Membership.objects.get(pk=world.viewer("ada", world.garden).alias_id))
    assert in_feed(secret) == [here]
    assert own_person_feed(world.people["ada"])
    close_person_feed(by=world.people["ada"])
    with pytest.raises(NotFound):
        find_feed(secret)
    again = open_person_feed(by=world.people["ada"], with_titles=True)
    forget_account(PersonId(world.people["ada"]))
    with pytest.raises(NotFound):
        find_feed(again)
    assert not PersonFeed.objects.exists()


def test_a_feed_shows_the_last_weeks_and_what_lies_ahead(world: World) -> None:
    weekly(world, wall_begins="2026-11-23T19:00")
    secret = open_feed(by=world.nora)
    later(days=40)
    assert [chat.wall_begins[:10] for chat in in_feed(secret)] == [
        "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28",
    ]  # fmt: skip


def test_a_feed_asks_the_database_no_more_for_many_chats_than_for_one(world: World) -> None:
    evening(world)
    secret, whole = open_feed(by=world.nora), open_person_feed(by=world.people["ada"])

    def asked() -> tuple[int, int]:
        counted = []
        for each in (secret, whole):
            with CaptureQueriesContext(connection) as queries:
                in_feed(each)
            counted.append(len(queries))
        return counted[0], counted[1]

    before = asked()
    weekly(world)
    assert asked() == before
    assert max(before) <= 5
