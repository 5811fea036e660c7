"""Says when something happened, as coarsely as the reader's place in the community asks for."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


@dataclass(frozen=True)
class TimeWords:
    """Words for a moment, and the machine-readable stamp beside them where the reader may know the minute."""

    words: str
    stamp: str | None = None


def for_member(at: datetime, *, today: date, zone: tzinfo) -> TimeWords:
    """A moment in the member's own zone, never finer than the minute; `today` is the day it is there."""
    local = at.astimezone(zone)
    return TimeWords(_member_words(local, today), local.isoformat(timespec="minutes"))


def _member_words(local: datetime, today: date) -> str:
    days = (today - local.date()).days
    if days == 0:
        return _("today, %(clock)s") % {"clock": date_format(local, "TIME_FORMAT")}
    if days == 1:
        return _("yesterday, %(clock)s") % {"clock": date_format(local, "TIME_FORMAT")}
    if 1 < days < 7:
        names = {"weekday": date_format(local, "l"), "clock": date_format(local, "TIME_FORMAT")}
        return _("%(weekday)s, %(clock)s") % names
    return date_format(local, "MONTH_DAY_FORMAT" if local.year == today.year else "DATE_FORMAT")


def for_stranger(at: datetime, *, today: date, zone: tzinfo) -> TimeWords:
    """The week, month or year of a moment, with no stamp: nobody outside learns when a member was awake."""
    return TimeWords(_stranger_words(at.astimezone(zone).date(), today))


def _stranger_words(day: date, today: date) -> str:
    weeks = (today.toordinal() - today.weekday() - day.toordinal() + day.weekday()) // 7
    months = (today.year - day.year) * 12 + today.month - day.month
    if weeks <= 0:
        return _("this week")
    if weeks == 1:
        return _("last week")
    if months == 0:
        return _("this month")
    if months == 1:
        return _("last month")
    if day.year == today.year:
        return _("this year")
    if day.year == today.year - 1:
        return _("last year")
    return pgettext("year", "in %(year)s") % {"year": day.year}
