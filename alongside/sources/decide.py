"""A host shows a proposed note, or declines it; hosting tells those concerned, in the same transaction."""

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.journal.record import record
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer
from alongside.sources.errors import NothingToDecide
from alongside.sources.events import NoteDecided
from alongside.sources.models import ContextNote, NoteState
from alongside.threads.edit import make_stale


def show_note(note: ContextNote, *, by: Viewer, because: str) -> None:
    """Let a note stand beside its post."""
    _decide(note, NoteState.SHOWN, "show a note", by=by, because=because)


def decline_note(note: ContextNote, *, by: Viewer, because: str) -> None:
    """Leave a note out, or take a shown one away again; its proposer reads why."""
    _decide(note, NoteState.DECLINED, "decline a note", by=by, because=because)


def _decide(note: ContextNote, state: NoteState, verb: str, *, by: Viewer, because: str) -> None:
    require_host(by)
    if note.community_id != by.community_id:
        raise NotFound
    before = [NoteState.PROPOSED] if state == NoteState.SHOWN else [NoteState.PROPOSED, NoteState.SHOWN]
    with writing():
        waiting = ContextNote.objects.filter(pk=note.pk, state__in=before)
        decided = {"state": state, "decided_by_id": by.member_id, "decided_at": clock.now(), "because": because.strip()}
        if not waiting.update(**decided):
            raise NothingToDecide(_("This note was decided about, or taken back, a moment ago."))
        record(verb, f"post {note.post.public_id}", by=by, because=because)
        make_stale(note.post)
        publish(NoteDecided(note.pk))
    note.refresh_from_db()
