"""What waits for guides: suggestions and remarks, then entries whose links are dead, then those nobody looked at."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.guide.directory.listing import STALE, as_shown
from alongside.guide.directory.suggest import words_of
from alongside.guide.guides import require_guide
from alongside.guide.models import Did, Entry, EntryState, Kept, Link, Remark

AT_ONCE = 30  # of each sort on the page; an evening's work, and the rest comes up as these are done


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says isn't right."""

    public_id: str
    text: str
    day: date
    entry: Entry


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that waits."""

    suggested: list[Entry]
    remarks: list[Said]
    dead: list[Entry]
    stale: list[Entry]
    stale_in_all: int
    gone: list[Entry]


def waiting_for(guide: Alias) -> Waiting:
    """What waits for the guides, each sort longest first; for guides alone."""
    require_guide(guide)
    stale = (
        _elsewhere().filter(Q(looked_on=None) | Q(looked_on__lt=clock.today() - STALE)).exclude(link_state=Link.DEAD)
    )
    return Waiting(
        suggested=list(Entry.objects.filter(state=EntryState.SUGGESTED).order_by("came_on", "pk")[:AT_ONCE]),
        remarks=[_said(remark) for remark in _remarks().order_by("day", "pk")[:AT_ONCE]],
        dead=list(_elsewhere().filter(link_state=Link.DEAD).order_by("link_failed_on", "pk")[:AT_ONCE]),
        stale=list(stale.order_by(F("looked_on").asc(nulls_first=True), "name", "pk")[:AT_ONCE]),
        stale_in_all=stale.count(),
        gone=list(Entry.objects.filter(state=EntryState.GONE, community=None).order_by("name", "pk")[:AT_ONCE]),
    )


def get_to_keep(public_id: str, *, by: Alias) -> Entry:
    """One entry in whatever state, with who suggested it; for guides alone."""
    require_guide(by)
    entry = Entry.objects.select_related("community", "suggested_by").filter(public_id=public_id).first()
    if entry is None:
        raise NotFound
    return as_shown(entry)


def get_remark(public_id: str, *, by: Alias) -> Remark:
    """One remark; for guides alone."""
    require_guide(by)
    if remark := Remark.objects.filter(public_id=public_id).first():
        return remark
    raise NotFound


def remarks_about(entry: Entry) -> list[Said]:
    """What was said about one entry that `get_to_keep` gave."""
    return [_said(remark) for remark in _remarks().filter(entry_id=entry.pk).order_by("day", "pk")[:AT_ONCE]]


def history_of(entry: Entry) -> list[tuple[str, str, date]]:
    """What guides did with an entry that `get_to_keep` gave: in words, by whom, and when; the newest first."""
    lines = Kept.objects.filter(entry_id=entry.pk).select_related("by").order_by("-pk")[:AT_ONCE]
    return [(Did(line.did), line.by.name if line.by else "", line.on) for line in lines]


def _elsewhere() -> QuerySet[Entry]:
    return Entry.objects.filter(state=EntryState.LISTED, community=None)


def _remarks() -> QuerySet[Remark]:
    return Remark.objects.select_related("entry__community")


def _said(remark: Remark) -> Said:
    return Said(remark.public_id, words_of(remark), remark.day, as_shown(remark.entry))
