"""Says when something happened, as coarsely as the reader's place in the community asks for."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


@dataclass(frozen=True)
class TimeWords:
    """Words for a moment, and the machine-readable stamp beside them where the reader may know the minute."""

    words: str
    stamp: str | None = None


def for_member(at: datetime, *, now: datetime, zone: tzinfo) -> TimeWords:
    """A moment in the member's own zone, never finer than the minute."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    days = (today - local.date()).days
    stamp = local.isoformat(timespec="minutes")
    names = {"clock": date_format(local, "TIME_FORMAT"), "weekday": date_format(local, "l")}
    if days == 0:
        return TimeWords(_("today, %(clock)s") % names, stamp)
    if days == 1:
        return TimeWords(_("yesterday, %(clock)s") % names, stamp)
    if 1 < days < 7:
        return TimeWords(_("%(weekday)s, %(clock)s") % names, stamp)
    return TimeWords(_near_date(local, today.year), stamp)


def for_stranger(at: datetime, *, now: datetime, zone: tzinfo) -> TimeWords:
    """The week, month or year of a moment, with no stamp: nobody outside learns when a member was awake."""
    local, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    weeks = (today.toordinal() - today.weekday() - local.toordinal() + local.weekday()) // 7
    if weeks <= 0:
        return TimeWords(_("this week"))
    if weeks == 1:
        return TimeWords(_("last week"))
    months = (today.year - local.year) * 12 + today.month - local.month
    if months == 0:
        return TimeWords(_("this month"))
    if months == 1:
        return TimeWords(_("last month"))
    if local.year == today.year:
        return TimeWords(_("this year"))
    if local.year == today.year - 1:
        return TimeWords(_("last year"))
    return TimeWords(pgettext("year", "in %(year)s") % {"year": local.year})


def _near_date(local: datetime, this_year: int) -> str:
    """The day, with its year only where that is not this one."""
    return date_format(local, "MONTH_DAY_FORMAT" if local.year == this_year else "DATE_FORMAT")
