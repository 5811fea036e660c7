"""The rota as its pages show it, to hosts and to those who welcome people, and the hours that one takes there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.hosting.duty.hours import Hours
from alongside.hosting.duty.rota import Row
from alongside.hosting.duty.week import Day, parts_without, week_of
from alongside.memberships.viewer import Viewer
from alongside.web.typed import number_in


@dataclass(frozen=True, slots=True)
class DayWords:
    """One day of the rota, in words."""

    name: str
    on: tuple[str, ...]
    nobody: str  # when nobody is there; empty when somebody always is


def shown_rota(rows: Sequence[Row], viewer: Viewer) -> dict[str, Any]:
    """The week by the reader's own clock, when nobody is there, the reader's own hours, and hours to choose from."""
    zone = ZoneInfo(timezone.get_current_timezone_name())
    today = clock.now().astimezone(zone).date()
    return {
        "zone": zone.key.replace("_", " "),
        "days": [day_words(day) for day in week_of(rows, zone=zone, today=today)],
        "nobody": [part_words(part) for part in parts_without(rows, zone=zone, today=today)] if rows else [],
        "mine": [
            (row.public_id, hours_words(row.hours, zone=zone.key)) for row in rows if row.alias_id == viewer.alias_id
        ],
        "is_empty": not rows,
        "choices": {"weekday": list(WEEKDAYS.items()), "begins": hour_choices(), "ends": end_choices()},
    }


def hours_sent(request: HttpRequest) -> dict[str, Any]:
    """The hours that a form takes, by the clock of whoever sent it."""
    sent = {name: number_in(request.POST.get(name, "")) for name in ("weekday", "begins", "ends")}
    return {**sent, "zone": timezone.get_current_timezone_name()}


def day_words(day: Day) -> DayWords:
    """Who is on, line by line, and the hours in which nobody is."""
    lines = tuple(_("%(hours)s: %(name)s") % {"hours": _span(one.begins, one.ends), "name": one.name} for one in day.on)
    gaps = ", ".join(_span(begins, ends) for begins, ends in day.gaps)
    when = {"weekday": date_format(day.day, "l"), "day": date_format(day.day, "MONTH_DAY_FORMAT")}
    return DayWords(_("%(weekday)s, %(day)s") % when, lines, gaps if day.on else "")


def part_words(part: str) -> str:
    """That nobody is there in a part of the day, all week."""
    return {
        "night": _("Nobody is on at night."),
        "morning": _("Nobody is on in the morning."),
        "afternoon": _("Nobody is on in the afternoon."),
        "evening": _("Nobody is on in the evening."),
    }[part]


def hours_words(hours: Hours, *, zone: str) -> str:
    """Hours as their owner took them; where that was in another zone, it is named."""
    begins, ends = time(hours.begins), time(hours.ends % 24)
    span = {"begins": _hour(begins), "ends": _("midnight") if hours.ends == 24 else _hour(ends)}
    said = {"day": str(WEEKDAYS[hours.weekday]), "hours": _("%(begins)s to %(ends)s") % span}
    words = _("%(day)s, %(hours)s") % said
    return words if hours.zone == zone else _("%(words)s (%(zone)s)") % {"words": words, "zone": hours.zone}


def hour_choices() -> list[tuple[int, str]]:
    """The hours in which something can begin."""
    return [(hour, _hour(time(hour))) for hour in range(24)]


def end_choices() -> list[tuple[int, str]]:
    """The hours at which something can end; the last is midnight."""
    return [*((hour, _hour(time(hour))) for hour in range(1, 24)), (24, _("midnight"))]


def _span(begins: datetime, ends: datetime) -> str:
    if ends - begins >= timedelta(hours=23) and begins.time() == ends.time() == time(0):
        return _("all day")
    last = _("midnight") if ends.time() == time(0) else _hour(ends.time())
    return _("%(begins)s to %(ends)s") % {"begins": _hour(begins.time()), "ends": last}


def _hour(at: time) -> str:
    return time_format(at, "TIME_FORMAT")
