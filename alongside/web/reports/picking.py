"""Picking entries of a private conversation, a page at a time; what was picked on other pages is carried along."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from alongside.fragments.words import notes
from alongside.friends.conversations.read import Entry, entries
from alongside.friends.how_far import from_number
from alongside.friends.sides import Friend
from alongside.memberships.viewer import Viewer
from alongside.web.friends.place import name_in
from alongside.web.typed import number_in

CARRIED = 200  # picks; the verb says how many hosts read


@dataclass(frozen=True)
class Line:
    """One entry that can be picked."""

    number: int
    name: str
    mine: bool
    at: datetime
    words: str
    note: str
    has_picture: bool
    is_picked: bool


@dataclass(frozen=True)
class Picking:
    """A page of entries, and what is picked."""

    lines: list[Line]
    picked: list[int]
    older: int  # before which number there are earlier ones; 0 for none
    newer: bool  # whether this isn't the newest page
    said: dict[str, str]  # reason, words and once-key so far
    goes_on: bool  # the form asks for another page, or comes back from what the hosts will read

    @property
    def elsewhere(self) -> list[int]:
        """What is picked and not on this page."""
        here = {line.number for line in self.lines}
        return [number for number in self.picked if number not in here]


def picking_of(request: HttpRequest, friend: Friend, viewer: Viewer) -> Picking:
    """What the form carries, with the page of entries that it asks for."""
    asked = request.POST
    picked = sorted({number for one in asked.getlist("pick")[:CARRIED] if (number := number_in(one)) > 0})
    before = number_in(asked.get("older", ""), otherwise=0) or number_in(asked.get("before", ""), otherwise=0) or None
    if "newest" in asked:
        before = None
    found = entries(friend, viewer, before=before)
    goes_on = any(name in asked for name in ("older", "newest", "change"))
    return Picking(
        lines=[_line(friend, entry, is_picked=entry.number in picked) for entry in found if not entry.taken_back],
        picked=picked,
        older=found[0].number if found and found[0].number > from_number(friend.side) + 1 else 0,
        newer=before is not None,
        said={name: asked.get(name, "") for name in ("reason", "text", "once") if asked.get(name)},
        goes_on=goes_on,
    )


def _line(friend: Friend, entry: Entry, *, is_picked: bool) -> Line:
    return Line(
        number=entry.number,
        name=friend.me.name if entry.mine else name_in(friend),
        mine=entry.mine,
        at=entry.at,
        words=entry.source,
        note=", ".join(notes().get(note, note) for note in entry.note.split()),
        has_picture=bool(entry.pictures),
        is_picked=is_picked,
    )
