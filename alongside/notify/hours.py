"""A reader's own hours as moments of the world: also on the two nights a year when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from alongside.notify.choice import Hours
from alongside.notify.models import Mail


def zone_of(hours: Hours) -> ZoneInfo:
    """Where the reader's clock hangs."""
    return ZoneInfo(hours.zone or "UTC")


def local_day(hours: Hours, at: datetime) -> date:
    """Which day it is where the reader is."""
    return at.astimezone(zone_of(hours)).date()


def quiet_until(hours: Hours, at: datetime) -> datetime | None:
    """When the quiet hours end that hold at this moment; nothing when none do."""
    if hours.quiet is None:
        return None
    begins, ends = hours.quiet
    local = at.astimezone(zone_of(hours))
    over_midnight = begins > ends
    holds = local.hour >= begins or local.hour < ends if over_midnight else begins <= local.hour < ends
    if not holds:
        return None
    tomorrow = over_midnight and local.hour >= begins
    return _moment(local.date() + timedelta(days=1 if tomorrow else 0), ends, hours)


def next_letter(mail: str, hours: Hours, *, after: datetime, not_before: date | None = None) -> datetime:
    """When the next daily or weekly letter is due: later than `after`, on no day before `not_before`."""
    day = max(local_day(hours, after), not_before or date.min)
    if _moment(day, hours.hour, hours) <= after:
        day += timedelta(days=1)
    if mail == Mail.WEEKLY:
        day += timedelta(days=(hours.weekday - day.weekday()) % 7)
    return _moment(day, hours.hour, hours)


def _moment(day: date, hour: int, hours: Hours) -> datetime:
    """This hour of this day there: an hour later where the clock jumps over it, the first where it comes twice."""
    return datetime.combine(day, time(hour), tzinfo=zone_of(hours)).astimezone(UTC)
