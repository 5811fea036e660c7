"""What visitors and members find in the directory: entries that a guide lists, and communities that show themselves.

What an entry of this house says is its community's own doorway, read when it is shown: nothing of it is kept twice.
"""

from collections.abc import Hashable
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Sum

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.guide.models import Entry, EntryState, Kind

if TYPE_CHECKING:
    from alongside.guide.matching import Described

STALE = timedelta(days=365)  # people, numbers and addresses change in a year

_kept: list[tuple[Hashable, tuple[Entry, ...]]] = []  # the directory as it was last read, and its version then


def listed() -> list[Entry]:
    """Every listed entry, those of this house first, by name; for reading alone, never to be saved."""
    version = _version()
    kept = _kept[0] if _kept else None
    if kept is None or kept[0] != version:
        kept = (version, tuple(_read()))
        _kept[:] = [kept]
    return list(kept[1])


def get_listed(public_id: str) -> Entry:
    """One entry as everybody may read it."""
    for entry in Entry.objects.filter(public_id=public_id, state=EntryState.LISTED).select_related("community"):
        if entry.community is None or _shows_itself(entry.community):
            return as_shown(entry)
    raise NotFound


def as_shown(entry: Entry) -> Entry:
    """An entry with the words that its community says of itself, where it is one of this house."""
    if (community := entry.community) is not None:
        entry.kind, entry.name = Kind.HERE, community.name
        entry.what, entry.who, entry.languages = community.purpose, community.audience, [community.language]
    return entry


def is_stale(entry: Entry) -> bool:
    """Whether nobody has looked for a year, or ever. A community here says itself what it is."""
    if entry.community_id is not None:
        return False
    return entry.looked_on is None or entry.looked_on < clock.today() - STALE


def described(entry: Entry) -> "Described":
    """An entry as matching by meaning takes it."""
    from alongside.guide.matching import Described

    return Described(
        id=entry.public_id,
        name=entry.name,
        what=entry.what,
        who=entry.who,
        conditions=tuple(entry.conditions),
        stands=tuple(entry.stands),
        languages=tuple(entry.languages),
        hopes=tuple(entry.hopes),
    )


def _shows_itself(community: Community) -> bool:
    return community.is_listed and not community.closed


def _version() -> Hashable:
    """What changes whenever the directory reads otherwise; rows of tests that never were have other ids."""
    said = {"rows": Count("pk"), "versions": Sum("version"), "last": Max("public_id")}
    entries, communities = Entry.objects.aggregate(**said), Community.objects.listed().aggregate(**said)
    return (*entries.values(), *communities.values())


def _read() -> list[Entry]:
    rows = Entry.objects.filter(state=EntryState.LISTED).select_related("community")
    shown = [as_shown(row) for row in rows if row.community is None or _shows_itself(row.community)]
    return sorted(shown, key=lambda entry: (entry.community_id is None, entry.name.casefold(), entry.pk))
