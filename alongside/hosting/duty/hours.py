"""Hours of the week in which somebody is there, as moments of the world: also when the clocks change."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from alongside.core.sealing import alias_scope, seal, unseal
from alongside.hosting.models import Duty

PLACE = "hosting_duty.sealed"
A_DAY = timedelta(days=1)
AS_LONG = 128  # letters of every sealed row, so that its length tells no zone and no hours


@dataclass(frozen=True, slots=True)
class Hours:
    """A weekday (Monday is 0) from one full hour to another, where its owner lives; 22 to 6 ends the next day."""

    weekday: int
    begins: int  # 0 to 23
    ends: int  # 1 to 24
    zone: str

    def span_on(self, day: date) -> tuple[datetime, datetime]:
        """From when to when they are, if they begin on this day."""
        last = day + A_DAY if self.ends <= self.begins else day
        return self._moment(day, self.begins), self._moment(last, self.ends)

    def hold_at(self, at: datetime) -> bool:
        """Whether somebody is there at this moment."""
        today = at.astimezone(ZoneInfo(self.zone)).date()
        return any(_holds(self.span_on(day), at) for day in (today - A_DAY, today) if day.weekday() == self.weekday)

    def next_after(self, at: datetime) -> datetime:
        """When they begin the next time."""
        today = at.astimezone(ZoneInfo(self.zone)).date()
        day = today + timedelta(days=(self.weekday - today.weekday()) % 7)
        begins = self.span_on(day)[0]
        return begins if begins > at else self.span_on(day + timedelta(days=7))[0]

    def _moment(self, day: date, hour: int) -> datetime:
        """This hour of this day there: an hour later where the clock jumps over it, the first where it comes twice."""
        day, hour = (day + A_DAY, 0) if hour == 24 else (day, hour)
        return datetime.combine(day, time(hour), tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


def opened(duty: Duty) -> Hours:
    """The hours in a row that came with its alias."""
    alias = duty.alias.public_id
    return Hours(**json.loads(unseal(duty.sealed, scope=alias_scope(alias), place=PLACE, row=duty.public_id)))


def closed(hours: Hours, duty: Duty, alias: str) -> bytes:
    """What the row of the alias with this public id keeps."""
    return seal(json.dumps(asdict(hours)).ljust(AS_LONG), scope=alias_scope(alias), place=PLACE, row=duty.public_id)


def _holds(span: tuple[datetime, datetime], at: datetime) -> bool:
    return span[0] <= at < span[1]
