"""Taking a note back: its proposer does, whenever they like, and its words are gone for good."""

from typing import Any

from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.sources.events import NoteWithdrawn
from alongside.sources.models import ContextNote, NoteCitation, NoteState
from alongside.threads.edit import make_stale

EMPTY: dict[str, Any] = {"state": NoteState.WITHDRAWN, "text": "", "sources": [], "answer": "", "answered_at": None}


def withdraw_note(note: ContextNote, *, by: Viewer) -> None:
    """Take one's own note back; done twice, it is done once."""
    if by.alias_id is None or note.by_id != by.alias_id:
        raise NotFound
    with writing():
        if ContextNote.objects.filter(pk=note.pk).exclude(state=NoteState.WITHDRAWN).update(**EMPTY):
            NoteCitation.objects.filter(note=note).delete()
            make_stale(note.post)
            publish(NoteWithdrawn(note.pk))
