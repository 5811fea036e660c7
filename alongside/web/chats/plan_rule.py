"""How a chat comes again: the few ways that a form offers, in words and as rules, and the next times by a rule."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.chats.errors import ChatUnclear
from alongside.chats.rules import DAYS, NEXT_WITHIN, occurrences, offered_rules
from alongside.core.wall_clock import there

ONCE, SAME = "once", "same"
WEEKS = {"week": 0, "two-weeks": 1, "four-weeks": 2}  # where these stand among what is offered for a day
NTH, LAST = "nth", "last"
SHOWN = 3  # next times on a page: enough to see that it is meant so


def ways_to_repeat() -> list[tuple[str, str, str]]:
    """The ways that a form offers, with what they mean."""
    return [
        (ONCE, _("Once"), ""),
        ("week", _("Every week"), ""),
        ("two-weeks", _("Every two weeks"), ""),
        ("four-weeks", _("Every four weeks"), ""),
        (NTH, _("Every month, in the same week"), _("Such as each second Thursday. The day above says which.")),
        (LAST, _("Every month, in the last week"), _("Such as each last Thursday.")),
    ]


def rule_for(way: str, wall: str, until: str = "") -> str:
    """The rule for a way that was chosen, for a chat that begins at this wall time; nothing for one that comes once."""
    if way == ONCE:
        return ""
    offered = offered_rules(wall)
    last = next((rule for rule in offered if "BYDAY=-1" in rule), "")
    nth = next((rule for rule in offered if rule.startswith("FREQ=MONTHLY") and rule != last), last)
    rule = offered[WEEKS[way]] if way in WEEKS else {NTH: nth, LAST: last}.get(way)
    if rule is None:
        raise ChatUnclear("repeat", _("Please choose whether it comes again."))
    if not rule:
        raise ChatUnclear("repeat", _("The day above isn't in the last week of its month. Please choose another day."))
    return f"{rule};UNTIL={_day(until)}" if until else rule


def way_of(rule: str) -> str:
    """Which of the ways a rule is; `same` for one that another program made."""
    parts = _parts(rule)
    weeks = {"1": "week", "2": "two-weeks", "4": "four-weeks"}
    byday = parts.get("BYDAY", "")
    if not parts.keys() <= {"FREQ", "INTERVAL", "BYDAY", "UNTIL"} or "," in byday:
        return SAME
    if parts["FREQ"] == "WEEKLY":
        return weeks.get(parts.get("INTERVAL", "1"), SAME)
    if "INTERVAL" in parts or len(byday) < 3:
        return SAME
    return LAST if byday.startswith("-1") else SAME if byday[0] == "-" else NTH


def until_of(rule: str) -> str:
    """The last day of a rule, as a form says it."""
    said = _parts(rule).get("UNTIL", "")
    return f"{said[:4]}-{said[4:6]}-{said[6:8]}" if said else ""


def rule_words(rule: str, wall: str) -> str:
    """A rule as a person would say it, of what began at this wall time."""
    way = way_of(rule)
    byday = _parts(rule).get("BYDAY", DAYS[datetime.fromisoformat(wall).weekday()])
    weekday = str(WEEKDAYS[DAYS.index(byday[-2:])])
    nth = {
        "1": _("each month on the first %(weekday)s"), "2": _("each month on the second %(weekday)s"),
        "3": _("each month on the third %(weekday)s"), "4": _("each month on the fourth %(weekday)s"),
        "5": _("in each month that has a fifth %(weekday)s"),
    }  # fmt: skip
    words = {
        "week": _("every %(weekday)s"), "two-weeks": _("every second %(weekday)s"),
        "four-weeks": _("every four weeks on %(weekday)s"), LAST: _("each month on the last %(weekday)s"),
        NTH: nth.get(byday.lstrip("+")[0], ""), SAME: _("by a rule of its own"),
    }[way] % {"weekday": weekday}  # fmt: skip
    if until := until_of(rule):
        day = date_format(datetime.fromisoformat(until), "DATE_FORMAT")
        return _("%(rule)s, until %(day)s") % {"rule": words, "day": day}
    return words


def next_times(rule: str, wall: str, zone: str) -> list[str]:
    """The next times by a rule from this one on, by the clocks of the zone."""
    found = occurrences(rule, wall, before=datetime.fromisoformat(wall) + NEXT_WITHIN)
    return in_words(islice(found, SHOWN), zone)


def in_words(walls: Iterable[str], zone: str) -> list[str]:
    """Wall times in words, by the clocks of their zone."""
    return [_at(there(wall, zone)) for wall in walls]


def _at(begins: datetime) -> str:
    words = {"weekday": date_format(begins, "l"), "day": date_format(begins, "DATE_FORMAT")}
    return _("%(weekday)s, %(day)s, %(clock)s") % {**words, "clock": date_format(begins, "TIME_FORMAT")}


def _day(said: str) -> str:
    try:
        return datetime.strptime(said, "%Y-%m-%d").strftime("%Y%m%d")  # noqa: DTZ007  (a day has no zone)
    except ValueError:
        raise ChatUnclear("until", _("Please give a day, such as 2027-05-08, or leave it empty.")) from None


def _parts(rule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rule.split(";"))
    return {name: value for name, _equals, value in pairs}
