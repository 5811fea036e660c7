"""Reading a directory file that anybody may have written: every entry is looked at, and none is believed."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from alongside.core import clock
from alongside.guide.directory.fields import REF, FieldBroken, checked, plain_day
from alongside.guide.directory.file_out import FORMAT

MOST_BYTES = 4_000_000  # a thousand entries with every field full
MOST_ENTRIES = 5_000  # more than any guide keeps true
SAID = 60  # characters of somebody else's file that a report repeats


class FileBroken(Exception):
    """This is no such file. `str()` says why."""


@dataclass(frozen=True, slots=True)
class Read:
    """One entry that makes sense."""

    ref: str
    fields: dict[str, Any]
    came_on: date
    looked_on: date | None


@dataclass(slots=True)
class Understood:
    """What a file says, and what in it makes no sense."""

    entries: list[Read] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)  # one sentence each


def read_directory(content: bytes) -> Understood:
    """The entries of a file; a broken one is left out with a reason, a broken file is refused."""
    understood, refs, links = Understood(), set(), set()
    for number, said in enumerate(_entries_of(content), 1):
        try:
            entry = _read(said)
            if entry.ref in refs or (entry.fields["link"] and entry.fields["link"] in links):
                raise FieldBroken("it stands in the file twice")
        except FieldBroken as broken:
            understood.left_out.append(f"Entry {number} {_name_of(said)}: {broken}.")
            continue
        refs.add(entry.ref)
        links.add(entry.fields["link"])
        understood.entries.append(entry)
    return understood


def _entries_of(content: bytes) -> list[Any]:
    if len(content) > MOST_BYTES:
        raise FileBroken(f"It has more than {MOST_BYTES // 1_000_000} MB.")
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # no UTF-8, no JSON, a number as long as a book, or nested too deep
        raise FileBroken(f"It can't be read as JSON in UTF-8 ({type(error).__name__}).") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise FileBroken(f"It doesn't say that it is {FORMAT}.")
    entries = whole.get("entries")
    if not isinstance(entries, list):
        raise FileBroken("It has no list of entries.")
    if len(entries) > MOST_ENTRIES:
        raise FileBroken(f"It has more than {MOST_ENTRIES} entries.")
    return entries


def _read(said: Any) -> Read:
    if not isinstance(said, dict):
        raise FieldBroken("it is no entry")
    ref = said.get("ref")
    if not isinstance(ref, str) or not REF.fullmatch(ref):
        raise FieldBroken("ref is none of small letters, digits and hyphens")
    came_on = plain_day(said.get("came_on"), "came_on") or clock.today()
    return Read(ref, checked(said), came_on, plain_day(said.get("looked_on"), "looked_on"))


def _name_of(said: Any) -> str:
    """What to call it in a report, without repeating anything that could fool a terminal."""
    ref = said.get("ref") if isinstance(said, dict) else None
    return f"({ascii(ref)[1:-1][:SAID]})" if isinstance(ref, str) else "(without a ref)"
