"""One conversation as a line of a list: a pattern for its kind of line, filled with its own title, words and name."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.fragments import times
from alongside.fragments.patterns import filled, macro, pattern, place
from alongside.fragments.words import name_of
from alongside.threads.listing import Line


class Shape(NamedTuple):
    """What two lines must have in common to share a pattern."""

    has_words: bool
    has_name: bool
    about: str
    unread: bool
    waits: bool


def lines_html(lines: Iterable[tuple[Line, str]], *, waits: bool = False) -> str:
    """The lines, each with the address it leads to; weeks instead of minutes, because minutes hurry."""
    zone, language = timezone.get_current_timezone(), get_language() or "en"
    today = clock.now().astimezone(zone).date()
    return "\n".join(_line(line, url, waits, language, today, zone) for line, url in lines)


def _line(line: Line, url: str, waits: bool, language: str, today: date, zone: tzinfo) -> str:
    about = "locked" if line.locked else "pinned" if line.pinned else ""
    shape = Shape(bool(line.words), bool(line.who_state), about, line.is_new, waits)
    values = {
        "title": escape(line.title),
        "url": url,
        "words": escape(line.words),
        "who": escape(name_of(line.who, line.who_state)),
        "at": _week(line.last_at.astimezone(zone).date(), today, language),
    }
    return filled(_pattern(shape, language), values)


@lru_cache(2_000)
def _week(day: date, today: date, _language: str) -> str:
    """The same for every line of that day, for as long as today lasts."""
    noon = datetime.combine(day, time(12), UTC)
    return escape(times.for_stranger(noon, today=today, zone=UTC).words)


@lru_cache(200)
def _pattern(shape: Shape, language: str) -> str:
    about = {"locked": _("closed for now"), "pinned": _("kept on top")}.get(shape.about, "")
    made = macro("parts/thread.html", "thread_line")(
        place("title"), place("url"), place("words") if shape.has_words else "",
        place("who") if shape.has_name else "", place("at"), about, shape.unread, shape.waits,
    )  # fmt: skip
    return pattern(made)
