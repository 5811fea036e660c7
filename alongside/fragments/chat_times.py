"""When a chat is, in a few words: by the reader's own clock, and by the clocks where it is hosted."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.chats.models import Chat, State
from alongside.chats.when import begins_there, hour_ends, slow_lane_ends


def when_words(chat: Chat) -> str:
    """When it begins, by the reader's clock."""
    at = chat.begins.astimezone(timezone.get_current_timezone())
    words = {"weekday": date_format(at, "l"), "day": date_format(at, "DATE_FORMAT")}
    return _("%(weekday)s, %(day)s, %(clock)s") % {**words, "clock": date_format(at, "TIME_FORMAT")}


def also_words(chat: Chat) -> str:
    """The hour where it is hosted; nothing, where the reader's clock says the same."""
    begins, mine = begins_there(chat), timezone.get_current_timezone()
    if begins.astimezone(mine).utcoffset() == begins.utcoffset():
        return ""
    city = chat.zone.rpartition("/")[2].replace("_", " ")
    return _("also %(clock)s in %(city)s") % {"clock": date_format(begins, "TIME_FORMAT"), "city": city}


def now_words(chat: Chat) -> str:
    """How a chat stands that is open."""
    if chat.state == State.LIVE:
        return _("going on now, until %(clock)s") % {"clock": hour_until(chat)}
    if chat.state == State.SLOW:
        return _("open in the slow lane, until %(when)s") % {"when": slow_until(chat)}
    return ""


def hour_until(chat: Chat) -> str:
    """Until when the hour lasts, by the reader's clock: the same day, so the hour is enough."""
    return date_format(hour_ends(chat).astimezone(timezone.get_current_timezone()), "TIME_FORMAT")


def slow_until(chat: Chat) -> str:
    """Until when the slow lane is open, by the reader's clock."""
    at = slow_lane_ends(chat).astimezone(timezone.get_current_timezone())
    said = {"weekday": date_format(at, "l"), "clock": date_format(at, "TIME_FORMAT")}
    return _("%(weekday)s, %(clock)s") % said
