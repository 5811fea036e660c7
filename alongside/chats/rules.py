"""How a chat comes again: a small part of RFC 5545's rules, on wall times, so that an hour stays that hour.

What is not in that part is refused: rules come from forms and from other programs, and one that never comes true, or
comes every second, would keep a machine busy for as long as it runs.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from django.utils.translation import gettext as _

from alongside.chats.errors import ChatUnclear
from alongside.core.wall_clock import shown, wall_at

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = {"WEEKLY": WEEKLY, "MONTHLY": MONTHLY}
PARTS = {
    "FREQ": re.compile(r"WEEKLY|MONTHLY"),
    "INTERVAL": re.compile(r"[1-9]|1[0-2]"),  # at the most once a year, or every twelve weeks
    "BYDAY": re.compile(r"[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)(,[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)){0,6}"),
    "BYMONTHDAY": re.compile(r"-?([1-9]|[12][0-9]|3[01])(,-?([1-9]|[12][0-9]|3[01])){0,4}"),
    "COUNT": re.compile(r"[1-9][0-9]{0,2}"),  # three figures: nineteen years of weeks
    "UNTIL": re.compile(r"[0-9]{8}(T[0-9]{6}Z?)?"),
}
LONGEST_RULE = 120  # letters, as its column has; seven days and an end fit in
NEXT_WITHIN = timedelta(days=730)  # what doesn't come in two years is no series
DAY_PATTERN = re.compile(r"([+-]?[1-5])?([A-Z]{2})")


def offered_rules(wall: str) -> list[str]:
    """The rules that a form offers for a chat which begins then: weekly, every two or four weeks, monthly."""
    begins = datetime.fromisoformat(wall)
    day = DAYS[begins.weekday()]
    rules = [f"FREQ=WEEKLY;BYDAY={day}", f"FREQ=WEEKLY;INTERVAL=2;BYDAY={day}", f"FREQ=WEEKLY;INTERVAL=4;BYDAY={day}"]
    nth = (begins.day + 6) // 7
    if nth < 5:
        rules.append(f"FREQ=MONTHLY;BYDAY={nth}{day}")
    if (begins + timedelta(days=7)).month != begins.month:
        rules.append(f"FREQ=MONTHLY;BYDAY=-1{day}")
    return rules


def checked_rule(said: str, wall: str, zone: str) -> str:
    """A rule as it is kept, for what begins at this wall time; refuses what isn't one of ours, or never comes true."""
    parts = _parts(said)
    if "UNTIL" in parts:
        parts["UNTIL"] = _until(parts["UNTIL"], zone)
    rule = ";".join(f"{name}={parts[name]}" for name in PARTS if name in parts)
    if len(rule) > LONGEST_RULE:
        raise _unclear()
    if first_of(rule, wall) is None:
        words = _("By this rule no chat would come in the next two years. Please choose another one.")
        raise ChatUnclear("rule", words)
    return rule


def first_of(rule: str, wall: str) -> str | None:
    """The wall time at which it first comes true, from this one on."""
    return next(occurrences(rule, wall, before=datetime.fromisoformat(wall) + NEXT_WITHIN), None)


def occurrences(rule: str, wall: str, *, before: datetime) -> Iterator[str]:
    """The wall times that a rule gives from this one on; bounded by a day, whatever the rule."""
    parts = _parts(rule)
    until = min(before, _end_of(parts["UNTIL"])) if "UNTIL" in parts else before
    made: Any = rrule(
        FREQUENCIES[parts["FREQ"]],
        dtstart=datetime.fromisoformat(wall),
        interval=int(parts.get("INTERVAL", 1)),
        byweekday=[_weekday(day) for day in parts["BYDAY"].split(",")] if "BYDAY" in parts else None,
        bymonthday=[int(day) for day in parts["BYMONTHDAY"].split(",")] if "BYMONTHDAY" in parts else None,
        until=until,
    )
    for number, each in enumerate(made):
        if number == int(parts.get("COUNT", -1)):
            return
        yield each.isoformat(timespec="minutes")


def shown_there(occurrence: str, zone: str) -> str:
    """The wall time at which that chat begins: another one only where the clocks leap over it."""
    return shown(occurrence, zone)


def _parts(said: str) -> dict[str, str]:
    said = said.strip().upper().removeprefix("RRULE:")
    pairs = [part.partition("=") for part in said.split(";")] if len(said) <= 2 * LONGEST_RULE else []
    parts = {name: value for name, _equals, value in pairs}
    known = all(name in PARTS and PARTS[name].fullmatch(value) for name, value in parts.items())
    if not known or len(parts) != len(pairs) or "FREQ" not in parts or {"COUNT", "UNTIL"} <= parts.keys():
        raise _unclear()
    counts_days = re.search("[1-5]", parts.get("BYDAY", "")) is not None
    # "The fifth Monday, if it is the first" never comes, which takes a second to find out.
    if "BYMONTHDAY" in parts and (counts_days or parts["FREQ"] == "WEEKLY"):
        raise _unclear()
    if parts["FREQ"] == "WEEKLY" and counts_days:
        raise _unclear()
    return parts


def _unclear() -> ChatUnclear:
    return ChatUnclear(
        "rule",
        _(
            "This rule isn't one that chats can follow here. A chat comes again every week, every few weeks, or on a "
            "day of the month. Please choose one of the list."
        ),
    )


def _until(said: str, zone: str) -> str:
    """The last wall time that counts: a day alone counts to its end, and a moment of UTC is read off there."""
    if said.endswith("Z"):
        at = _moment(said[:-1] + "+0000", "%Y%m%dT%H%M%S%z")
        return datetime.fromisoformat(wall_at(at, zone)).strftime("%Y%m%dT%H%M%S")
    return _end_of(said).strftime("%Y%m%dT%H%M%S")


def _end_of(until: str) -> datetime:
    return _moment(until if "T" in until else f"{until}T235959", "%Y%m%dT%H%M%S")


def _moment(said: str, pattern: str) -> datetime:
    try:
        found = datetime.strptime(said, pattern)  # noqa: DTZ007  (a wall time has no zone)
    except ValueError:
        raise _unclear() from None
    if not 1000 < found.year < 9000:
        raise _unclear()
    return found


def _weekday(day: str) -> weekday:
    found = DAY_PATTERN.fullmatch(day)
    if found is None or (day[0] in "+-" and not found[1]):
        raise _unclear()
    nth = int(found[1]) if found[1] else None
    return weekday(DAYS.index(found[2]), nth)
