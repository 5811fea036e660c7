"""Chats for somebody's own calendar. Whoever else reads that calendar learns no more than its owner chose."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from alongside.chats.models import Chat, State
from alongside.chats.when import begins_there
from alongside.core import clock
from alongside.core.sealing import blind
from alongside.memberships.viewer import Viewer

RULES = timedelta(days=366)  # before and after them: the years whose clock changes a calendar may need
MAKER = "-//Alongside//Meetings//EN"
LOOK_AGAIN = timedelta(hours=6)  # a chat that is moved today stands right tonight


def calendar_of(chats: Iterable[Chat], *, viewer: Viewer, with_titles: bool = False) -> bytes:
    """One member's chats as iCalendar, without their titles unless one asks for them."""
    return calendar_of_several([(chat, viewer) for chat in chats], with_titles=with_titles)


def calendar_of_several(shown: Iterable[tuple[Chat, Viewer]], *, with_titles: bool = False) -> bytes:
    """The same for chats of several communities, each with who looks there; nothing says which is whose."""
    from icalendar import Calendar  # takes a sixth of a second to import

    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    days = []
    for chat, viewer in shown:
        made.add_component(_event(chat, viewer, with_title=with_titles))
        days.append(begins_there(chat).date())
    if days:
        made.add_missing_timezones(first_date=min(days) - RULES, last_date=max(days) + RULES)
    written: bytes = made.to_ical()
    return written


def _event(chat: Chat, viewer: Viewer, *, with_title: bool) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", uid_of(chat, viewer))
    event.add("sequence", chat.version - 1)
    event.add("dtstamp", clock.now().replace(microsecond=0))
    event.add("dtstart", begins_there(chat))
    event.add("duration", timedelta(minutes=chat.minutes))
    event.add("summary", chat.title if with_title else _("Meeting"))
    event.add("status", "CANCELLED" if chat.state == State.CALLED_OFF else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def uid_of(chat: Chat, viewer: Viewer) -> str:
    """The event's name, the same at each look, and another one for each member: it joins nobody's calendars."""
    return blind(f"{chat.public_id}|{viewer.alias}", "chats calendar").hex()[:32]
