"""A meet-up in somebody's own calendar."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from alongside.core import clock
from alongside.meetups.access import get_meetup
from alongside.meetups.calendar import calendar_of
from alongside.meetups.call_off import call_off
from alongside.meetups.come import Comes, come
from tests.meetups.gatherings import picnic
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> None:
    clock.set_clock(lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))


def event_in(written: bytes):
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    return event


def test_those_who_come_have_the_place_and_others_dont(world: World) -> None:
    meetup = picnic(world)
    come(meetup, Comes(), by=world.nora)
    assert event_in(calendar_of(meetup, viewer=world.nora))["location"] == "Under the big tree, gate 4"
    assert "location" not in event_in(calendar_of(meetup, viewer=world.ada))


def test_it_says_a_meeting_and_no_more_unless_one_asks_for_the_title(world: World) -> None:
    meetup = picnic(world, title="Dialysis picnic, all of us; bring hats")
    plain = calendar_of(meetup, viewer=world.nora)
    assert event_in(plain)["summary"] == "Meeting"
    for word in (b"ialysis", b"Kitchen", b"Lily", b"Fern", b"longside.", meetup.public_id.encode()):
        assert word not in plain
    named = event_in(calendar_of(meetup, viewer=world.nora, with_title=True))
    assert named["summary"] == "Dialysis picnic, all of us; bring hats"


def test_two_members_calendars_have_no_name_in_common(world: World) -> None:
    meetup = picnic(world)
    one, same, other = (event_in(calendar_of(meetup, viewer=v))["uid"] for v in (world.nora, world.nora, world.ada))
    assert one == same != other


def test_hours_hold_in_summer_and_in_winter(world: World) -> None:
    for wall, offset in (("2026-12-05T14:00", 1), ("2027-07-05T14:00", 2)):
        meetup = picnic(world, begins=wall, ends="")
        written = calendar_of(meetup, viewer=world.nora)
        begins = event_in(written)["dtstart"]
        assert begins.params["TZID"] == "Europe/Madrid"
        assert begins.dt.replace(tzinfo=None) == datetime.fromisoformat(wall)
        (zone,) = Calendar.from_ical(written).walk("VTIMEZONE")
        rules = zone.to_tz(lookup_tzid=False)
        assert datetime.fromisoformat(wall).replace(tzinfo=rules).utcoffset() == timedelta(hours=offset)


def test_calling_off_reaches_calendars(world: World) -> None:
    meetup = picnic(world)
    assert event_in(calendar_of(meetup, viewer=world.nora))["sequence"] == 0
    call_off(meetup, by=world.ben)
    event = event_in(calendar_of(get_meetup(world.nora, meetup.public_id), viewer=world.nora))
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
