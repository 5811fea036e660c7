"""What guides do with entries: list, change, look, take out, bring back; each leaves a line that only guides read."""

from collections.abc import Callable
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import Refused
from alongside.core.writing import writing
from alongside.guide.directory.suggest import understood
from alongside.guide.guides import require_guide
from alongside.guide.models import Did, Entry, EntryState, Kept, Link, Remark


class OfACommunity(Refused):
    """A community of this house says itself what it is."""


def list_entry(entry: Entry, *, by: Alias) -> None:
    """Let everybody find a suggestion; whoever lists it has looked at it."""
    _keep(entry, Did.LISTED, by=by, state=EntryState.LISTED, looked_on=clock.today())


def change_entry(entry: Entry, said: dict[str, Any], *, by: Alias) -> None:
    """Say it anew. From then on no file changes this entry."""
    require_guide(by)
    if entry.community_id is not None:
        raise OfACommunity(_("This community is here, so its founders say what stands about it."))
    fields = understood(said)
    elsewhere = {} if fields["link"] == entry.link else _never_asked()
    _keep(entry, Did.CHANGED, by=by, is_ours=True, looked_on=clock.today(), **fields, **elsewhere)


def say_looked(entry: Entry, *, by: Alias) -> None:
    """Say that one looked today, and all of it is right."""
    _keep(entry, Did.LOOKED, by=by, looked_on=clock.today(), **_never_asked())


def take_out(entry: Entry, *, by: Alias) -> None:
    """Take it out of the directory; no file brings it back, and who suggested it is forgotten."""
    _keep(entry, Did.TAKEN_OUT, by=by, state=EntryState.GONE, suggested_by=None)


def bring_back(entry: Entry, *, by: Alias) -> None:
    """Let everybody find it again."""
    _keep(entry, Did.BROUGHT_BACK, by=by, state=EntryState.LISTED)


def done_with(remark: Remark, *, by: Alias) -> None:
    """Be done with what somebody said: its words are gone."""
    require_guide(by)
    with writing():
        Remark.objects.filter(pk=remark.pk).delete()


VERBS: dict[str, tuple[Callable[..., None], frozenset[str]]] = {
    # Its name in a form, the verb, and the states in which an entry takes it.
    "list": (list_entry, frozenset({EntryState.SUGGESTED})),
    "looked": (say_looked, frozenset({EntryState.LISTED})),
    "take-out": (take_out, frozenset({EntryState.LISTED, EntryState.SUGGESTED})),
    "bring-back": (bring_back, frozenset({EntryState.GONE})),
}


def do(verb: str, entry: Entry, *, by: Alias) -> None:
    """Do what a form names; one that lay open too long, or names nothing, changes nothing."""
    require_guide(by)
    act, states = VERBS.get(verb, (None, frozenset()))
    if act is not None and entry.state in states:
        act(entry, by=by)


def _keep(entry: Entry, did: Did, *, by: Alias, **fields: Any) -> None:
    """Write the fields and the line together; the version makes what is kept of the directory stale."""
    require_guide(by)
    with writing():
        Entry.objects.filter(pk=entry.pk).update(**fields, version=F("version") + 1)
        Kept.objects.create(entry_id=entry.pk, by=by, did=did, on=clock.today())


def _never_asked() -> dict[str, Any]:
    """What is known of a link that nobody has asked yet."""
    return {"link_state": Link.UNKNOWN, "link_on": None, "link_failed_on": None}
