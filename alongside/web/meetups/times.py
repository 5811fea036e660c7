"""When a meet-up is, in words: by the clocks there, and by the reader's own where they differ."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.meetups.models import Meetup
from alongside.meetups.when import begins_there, ends_there


@dataclass(frozen=True)
class Said:
    """A time in words."""

    there: str
    zone: str
    here: str = ""  # nothing, where the reader's clock says the same


def said_when(meetup: Meetup) -> Said:
    """When it is, there and here."""
    begins, ends = begins_there(meetup), ends_there(meetup)
    mine = timezone.get_current_timezone()
    here = ""
    if begins.astimezone(mine).utcoffset() != begins.utcoffset():
        here = _span(begins.astimezone(mine), ends.astimezone(mine) if ends else None)
    return Said(_span(begins, ends), meetup.zone.replace("_", " "), here)


def _span(begins: datetime, ends: datetime | None) -> str:
    from_day = {"day": _day(begins), "from": date_format(begins, "TIME_FORMAT")}
    if ends is None:
        return _("%(day)s, %(from)s") % from_day
    until = {"last": _day(ends), "to": date_format(ends, "TIME_FORMAT")}
    if begins.date() == ends.date():
        return _("%(day)s, from %(from)s to %(to)s") % {**from_day, **until}
    return _("from %(day)s, %(from)s, to %(last)s, %(to)s") % {**from_day, **until}


def _day(at: datetime) -> str:
    return _("%(weekday)s, %(day)s") % {"weekday": date_format(at, "l"), "day": date_format(at, "DATE_FORMAT")}
