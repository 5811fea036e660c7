"""A meet-up for somebody's own calendar. Whoever else reads that calendar learns no more than its owner chose."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.sealing import blind
from alongside.meetups.access import place_of
from alongside.meetups.models import Meetup
from alongside.meetups.when import WITHOUT_END, begins_there, ends_there
from alongside.memberships.viewer import Viewer

RULES = timedelta(days=366)  # before and after it: the year whose clock changes a calendar may need
MAKER = "-//Alongside//Meet-ups//EN"


def calendar_of(meetup: Meetup, *, viewer: Viewer, with_title: bool = False) -> bytes:
    """The meet-up as iCalendar: with its place for those who come, and without its title unless one asks for it."""
    from icalendar import Calendar, Event  # takes a sixth of a second to import

    begins, ends = begins_there(meetup), ends_there(meetup)
    event = Event()
    event.add("uid", uid_of(meetup, viewer))
    event.add("sequence", meetup.version - 1)
    event.add("dtstamp", clock.now().replace(microsecond=0))
    event.add("dtstart", begins)
    event.add("dtend", ends or begins + WITHOUT_END)
    event.add("summary", meetup.title if with_title and meetup.title else _("Meeting"))
    event.add("status", "CANCELLED" if meetup.called_off else "CONFIRMED")
    event.add("class", "PRIVATE")
    if place := place_of(meetup, viewer):
        event.add("location", place)
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add_component(event)
    made.add_missing_timezones(first_date=begins.date() - RULES, last_date=begins.date() + RULES)
    written: bytes = made.to_ical()
    return written


def uid_of(meetup: Meetup, viewer: Viewer) -> str:
    """The event's name, the same at each look, and another one for each member: it joins nobody's calendars."""
    return blind(f"{meetup.public_id}|{viewer.alias}", "calendar").hex()[:32]
