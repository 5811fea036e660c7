"""A week of the rota as one reader's clock says it: who is on when, and when nobody is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from alongside.hosting.duty.hours import A_DAY
from alongside.hosting.duty.rota import Row

# From hour to hour; the night ends at 6 on the next day.
PARTS = {"night": (22, 30), "morning": (6, 12), "afternoon": (12, 18), "evening": (18, 22)}

type Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class On:
    """One stretch of a day in which somebody is on, in the reader's time."""

    begins: datetime
    ends: datetime
    name: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day: who is on, and the stretches in which nobody is."""

    day: date
    on: tuple[On, ...]
    gaps: tuple[Span, ...]


def week_of(rows: Iterable[Row], *, zone: ZoneInfo, today: date) -> list[Day]:
    """The seven days from today on."""
    kept = list(rows)
    return [_day(kept, today + timedelta(days=number), zone) for number in range(7)]


def parts_without(rows: Iterable[Row], *, zone: ZoneInfo, today: date) -> list[str]:
    """The parts of the day in which nobody is on, on any day of the week."""
    spans = [span for number in range(-2, 9) for span in _spans(rows, today + timedelta(days=number))]
    return [part for part, hours in PARTS.items() if not any(_during(spans, today, zone, hours))]


def _during(spans: list[Span], today: date, zone: ZoneInfo, hours: tuple[int, int]) -> Iterator[bool]:
    for number in range(7):
        day = today + timedelta(days=number)
        begins, ends = (_at(day + A_DAY * (hour // 24), hour % 24, zone) for hour in hours)
        yield any(span[0] < ends and span[1] > begins for span in spans)


def _day(rows: list[Row], day: date, zone: ZoneInfo) -> Day:
    begins, ends = _at(day, 0, zone), _at(day + A_DAY, 0, zone)
    found = []
    for row in rows:
        for near in (day - 2 * A_DAY, day - A_DAY, day, day + A_DAY):
            for span in _spans([row], near):
                if span[0] < ends and span[1] > begins:
                    found.append((max(span[0], begins), min(span[1], ends), row.name))
    found.sort()
    on = tuple(On(_local(one[0], zone), _local(one[1], zone), one[2]) for one in found)
    return Day(day, on, tuple(_gaps([one[:2] for one in found], begins, ends, zone)))


def _gaps(spans: list[Span], begins: datetime, ends: datetime, zone: ZoneInfo) -> Iterator[Span]:
    reached = begins
    for span in [*spans, (ends, ends)]:
        if span[0] > reached:
            yield _local(reached, zone), _local(span[0], zone)
        reached = max(reached, span[1])


def _spans(rows: Iterable[Row], day: date) -> Iterator[Span]:
    """From when to when they are on, of hours that begin on this day where their owner lives."""
    for row in rows:
        if row.hours.weekday == day.weekday():
            begins, ends = row.hours.span_on(day)
            if begins < ends:
                yield begins, ends


def _at(day: date, hour: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)


def _local(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone)
