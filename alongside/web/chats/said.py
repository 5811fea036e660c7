"""When a chat is and what is in it, in words: by the reader's own clock first, and by the clocks where it is hosted."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.chats.access import guests_of, planner_of
from alongside.chats.models import Chat
from alongside.chats.when import begins_there, hour_began, hour_ends, is_later
from alongside.fragments.aliases import Shown, shown
from alongside.memberships.viewer import Viewer


@dataclass(frozen=True)
class Said:
    """A time in words."""

    there: str
    zone: str
    here: str = ""  # nothing, where the reader's clock says the same


@dataclass(frozen=True)
class Part:
    """Somebody with a part in a chat, and which."""

    alias: Shown
    role: str


def said_when(chat: Chat) -> Said:
    """When its hour is, there and here; once it is over, when it really began and ended."""
    zone, mine = begins_there(chat).tzinfo, timezone.get_current_timezone()
    begins, ends = hour_began(chat).astimezone(zone), hour_ends(chat).astimezone(zone)
    here = ""
    if begins.astimezone(mine).utcoffset() != begins.utcoffset():
        here = _span(begins.astimezone(mine), ends.astimezone(mine))
    return Said(_span(begins, ends), chat.zone.replace("_", " "), here)


def parts_in(chat: Chat, viewer: Viewer) -> list[Part]:
    """Who leads a chat and who comes as a guest, each with the role shown beside the name."""
    planner, guests = planner_of(chat, viewer), guests_of(chat, viewer)
    known = {guest.alias_id for guest in guests}
    parts = [Part(shown(planner), _("host of this chat"))] if planner and planner.pk not in known else []
    return parts + [
        Part(shown(guest.alias), guest.role_shown or (_("leads with the hosts") if guest.is_co_host else _("guest")))
        for guest in guests
    ]


def _span(begins: datetime, ends: datetime) -> str:
    """From when to when, never backwards: past midnight it says both days."""
    if not is_later(ends, begins):
        return _moment(begins)
    if begins.date() != ends.date():
        return _("from %(begins)s to %(ends)s") % {"begins": _moment(begins), "ends": _moment(ends)}
    words = {
        "weekday": date_format(begins, "l"), "day": date_format(begins, "DATE_FORMAT"),
        "from": date_format(begins, "TIME_FORMAT"), "to": date_format(ends, "TIME_FORMAT"),
    }  # fmt: skip
    return _("%(weekday)s, %(day)s, from %(from)s to %(to)s") % words


def _moment(at: datetime) -> str:
    words = {"weekday": date_format(at, "l"), "day": date_format(at, "DATE_FORMAT")}
    return _("%(weekday)s, %(day)s, %(clock)s") % {**words, "clock": date_format(at, "TIME_FORMAT")}
