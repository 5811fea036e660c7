"""The entries of a private conversation, as its page shows them to one of the two."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from markupsafe import Markup

from alongside.aliases.models import State
from alongside.fragments.aliases import Shown, shown
from alongside.fragments.patterns import as_made
from alongside.fragments.warnings import warnings_of
from alongside.fragments.words import notes
from alongside.friends.conversations.read import Entry
from alongside.friends.sides import Friend
from alongside.media.models import Picture
from alongside.web.friends.place import path_to


@dataclass(frozen=True)
class ShownPicture:
    """A picture of this conversation."""

    src: str
    alt: str
    width: int
    height: int
    credit: str


@dataclass(frozen=True)
class ShownEntry:
    """One entry for the macro of friends/entry.html."""

    number: int
    public_id: str
    mine: bool
    alias: Shown
    at: datetime
    body: Markup
    note: str
    gone: str
    warnings: tuple[str, ...]
    pictures: tuple[ShownPicture, ...]
    is_first_new: bool = False
    is_folded: bool = False  # the reader muted the other


def shown_entries(
    friend: Friend, entries: list[Entry], *, read_to: int, is_muted: bool = False
) -> list[ShownEntry]:  # fmt: skip
    """All of them; the first that is new to the reader is marked, where older ones stand before it."""
    faces = {True: shown(friend.me), False: shown(friend.other)}
    first_new = next((entry.number for entry in entries if entry.number > read_to and not entry.mine), 0)
    marked = first_new if entries and first_new > entries[0].number else 0
    shown_ones = [_shown(friend, entry, faces[entry.mine]) for entry in entries]
    return [
        replace(one, is_first_new=one.number == marked, is_folded=is_muted and not (one.mine or one.gone))
        for one in shown_ones
    ]


def _shown(friend: Friend, entry: Entry, face: Shown) -> ShownEntry:
    return ShownEntry(
        number=entry.number,
        public_id=entry.public_id,
        mine=entry.mine,
        alias=face,
        at=entry.at,
        body=as_made(entry.html),
        note=", ".join(notes().get(note, note) for note in entry.note.split()),
        gone=_what_became(entry, friend) if entry.taken_back else "",
        warnings=warnings_of(entry.warns),
        pictures=tuple(_picture(friend, picture) for picture in entry.pictures),
    )


def _what_became(entry: Entry, friend: Friend) -> str:
    if entry.mine:
        return _("You took these words back.")
    if friend.other.state == State.FORMER:
        return _("These words went with who wrote them.")
    return _("%(name)s took these words back.") % {"name": friend.other.name}


def _picture(friend: Friend, picture: Picture) -> ShownPicture:
    return ShownPicture(
        path_to(friend, f"pictures/{picture.public_id}/large"),
        picture.alternative or _("no words yet"),
        picture.width,
        picture.height,
        picture.credit,
    )
