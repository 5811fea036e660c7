"""Bringing a directory file in: what is new comes, what was looked at later wins, what guides here did stays."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import F

from alongside.core.writing import writing
from alongside.guide.directory.file_in import Read, read_directory
from alongside.guide.models import Entry, EntryState, Link

START = Path(__file__).with_name("start.json")
AT_ONCE = 50  # entries in one transaction: a few milliseconds


@dataclass(slots=True)
class Merged:
    """What became of each entry of a file, by its ref."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # a guide here changed it, took it out, or looked at it later
    left_out: list[str] = field(default_factory=list)  # whole sentences


def merge_file(content: bytes, *, only_look: bool = False) -> Merged:
    """Bring in what a file says, or only say what would become of it."""
    understood = read_directory(content)
    merged = Merged(left_out=understood.left_out)
    for begin in range(0, len(understood.entries), AT_ONCE):
        some = understood.entries[begin : begin + AT_ONCE]
        if only_look:
            _merge(some, merged, only_look=True)
            continue
        with writing():
            _merge(some, merged, only_look=False)
    return merged


def merge_start() -> Merged:
    """Bring in the start that comes with Alongside: public organisations that nobody has looked at since."""
    return merge_file(START.read_bytes())


def bring_start_once() -> int:
    """The same for a new house alone, where no entry ever was; says how many came."""
    if Entry.objects.filter(community=None).exists():
        return 0
    return len(merge_start().new)


def _merge(some: Sequence[Read], merged: Merged, *, only_look: bool) -> None:
    refs, links = [entry.ref for entry in some], [entry.fields["link"] for entry in some if entry.fields["link"]]
    here = {row.ref: row for row in Entry.objects.filter(ref__in=refs)}
    elsewhere = dict(Entry.objects.filter(link__in=links).values_list("link", "ref"))
    for entry in some:
        row = here.get(entry.ref)
        if row is None:
            if (other := elsewhere.get(entry.fields["link"])) is not None:
                merged.left_out.append(f"Entry ({entry.ref}): its link stands here already, as {other}.")
                continue
            merged.new.append(entry.ref)
            if not only_look:
                _bring(entry)
        elif _stays(row, entry):
            merged.kept.append(entry.ref)
        elif not (changes := _changes(row, entry)):
            merged.same.append(entry.ref)
        else:
            merged.changed.append(entry.ref)
            if not only_look:
                Entry.objects.filter(pk=row.pk).update(**changes, version=F("version") + 1)


def _bring(entry: Read) -> None:
    Entry.objects.create(
        ref=entry.ref, state=EntryState.LISTED, came_on=entry.came_on, looked_on=entry.looked_on, **entry.fields
    )


def _stays(row: Entry, entry: Read) -> bool:
    """Whether what stands here counts more than the file."""
    ours = row.is_ours or row.state != EntryState.LISTED or row.community_id is not None
    return ours or _last_seen(row.looked_on, row.came_on) > _last_seen(entry.looked_on, entry.came_on)


def _last_seen(looked_on: date | None, came_on: date) -> tuple[date, date]:
    return looked_on or date.min, came_on


def _changes(row: Entry, entry: Read) -> dict[str, Any]:
    """The fields in which the file differs; a new address is one that nobody has asked yet."""
    said = {**entry.fields, "came_on": entry.came_on, "looked_on": entry.looked_on}
    changes = {name: value for name, value in said.items() if getattr(row, name) != value}
    if "link" in changes:
        changes |= {"link_state": Link.UNKNOWN, "link_on": None, "link_failed_on": None}
    return changes
