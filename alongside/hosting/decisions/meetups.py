"""Deciding about a meet-up: a host takes it out, with a reason that its planner reads, or brings it back."""

from functools import partial

from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.hosting.decisions import statements, verbs
from alongside.hosting.decisions.deciding import About, decided, require_ours
from alongside.hosting.models import Decision
from alongside.journal.record import record
from alongside.meetups.models import Meetup
from alongside.meetups.remove import bring_back, remove
from alongside.memberships.viewer import Viewer

NAMED = "meet-up "  # as the journal calls it, with its id


def remove_meetup(meetup: Meetup, *, by: Viewer, because: str) -> None:
    """Take a meet-up out; its planner is told why, and can see it otherwise."""
    _decide(meetup, verbs.REMOVE_MEETUP, removed=True, by=by, because=because)


def bring_meetup_back(meetup: Meetup, *, by: Viewer, because: str) -> None:
    """Let members find it again."""
    _decide(meetup, verbs.BRING_MEETUP_BACK, removed=False, by=by, because=because)


def bring_back_of(decision: Decision, _by: Viewer) -> None:
    """Undo it, after an appeal."""
    found = Meetup.objects.filter(public_id=decision.entry.about.removeprefix(NAMED)).first()
    if found is None:
        raise NotFound
    bring_back(found)


def _decide(meetup: Meetup, verb: str, *, removed: bool, by: Viewer, because: str) -> None:
    require_ours(meetup.community_id, by)
    if meetup.removed == removed:
        raise NotFound
    said = statements.meetup_removed if removed else statements.meetup_brought_back
    with writing():
        (remove if removed else bring_back)(meetup)
        entry = record(verb, f"{NAMED}{meetup.public_id}", by=by, because=because)
        decided(verb, About(meetup.by), by=by, because=because, said=partial(said, meetup.title), entry=entry)
