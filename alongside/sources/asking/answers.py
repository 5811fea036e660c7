"""What a service said of one source, in our words, and how its text is made ours."""

import html
import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from alongside.core.fetching.errors import FetchFailed
from alongside.core.fetching.fetch import Fetched
from alongside.sources.models import Status

TITLE = 500  # letters
NOTICE = 200
_MARKUP = re.compile(r"<[^<>]{0,200}>")
_WITHDRAWN = re.compile(r"(?:retracted|withdrawn)(?: article| paper)?\s*[:.-]\s*|\[retracted\]\s*", re.I)
_ANIMALS = re.compile(r"\b(?:mice|mouse|murine|rats?|rodents?|zebrafish|rabbits?|piglets?)\b", re.I)
_PEOPLE = re.compile(r"\b(?:patients?|humans?|women|men|children|adults?|people|participants)\b", re.I)
WORST_FIRST = (Status.RETRACTED, Status.CONCERN, Status.CORRECTED, Status.FOUND)


@dataclass(frozen=True)
class Known:
    """One source, as a service knows it."""

    status: str = Status.FOUND
    title: str = ""
    year: int | None = None
    study: str = ""
    notice: str = ""

    def fields(self) -> dict[str, Any]:
        """The columns that it fills."""
        return asdict(self)


MISSING = Known(Status.MISSING)


def plain(title: object) -> str:
    """A title as words alone."""
    words = html.unescape(_MARKUP.sub("", html.unescape(title))) if isinstance(title, str) else ""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in _MARKUP.sub("", words)).split())
    return words if len(words) <= TITLE else words[: TITLE - 1].rsplit(" ", 1)[0] + "…"


def marked_title(title: object) -> tuple[str, bool]:
    """A title without the word "retracted" that journals put before it, and whether it was there."""
    words = plain(title)
    marked = _WITHDRAWN.match(words)
    return (words[marked.end() :].strip() or words, True) if marked else (words, False)


def in_animals(title: str) -> bool:
    """Whether a title speaks of animals and of nobody else."""
    return bool(_ANIMALS.search(title)) and not _PEOPLE.search(title)


def year_of(written: object) -> int | None:
    """The year a date begins with."""
    found = re.match(r"(1[5-9]|20)\d\d", str(written or ""))
    return int(found[0]) if found else None


def worst(statuses: list[Status]) -> Status:
    """What matters most of what is said of a source."""
    return next((status for status in WORST_FIRST if status in statuses), Status.FOUND)


def opened(came: Fetched) -> Any:
    """The JSON of an answer; anything else is a service that isn't well."""
    if came.status != 200:
        raise FetchFailed(f"It answered {came.status}.")
    try:
        return json.loads(came.body)
    except (ValueError, RecursionError) as error:
        raise FetchFailed("It answered something else.") from error


def within(found: Any, *steps: str) -> Any:
    """What stands there, or nothing where it stands otherwise than it should."""
    for step in steps:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def each(found: Any) -> list[Any]:
    """A list, where there is one."""
    return found if isinstance(found, list) else []
