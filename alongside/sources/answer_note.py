"""The author of a post answers in the note beside it: one answer, which they may change or take back."""

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.characters import clean
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.sources.errors import NoteTooLong
from alongside.sources.events import NoteAnswered
from alongside.sources.models import ContextNote, NoteState
from alongside.sources.propose import LONGEST
from alongside.standing.pause import require_not_paused
from alongside.threads.edit import make_stale


def answer_note(note: ContextNote, text: str, *, by: Viewer) -> None:
    """Say something in a shown note beside one's own post, or something else than before; no words take it back."""
    if by.alias_id is None or note.post.author_id != by.alias_id:
        raise NotFound
    require_not_paused(by)
    words = clean(text).strip()
    if len(words) > LONGEST:
        raise NoteTooLong(_("This is longer than %(most)d letters. Please say it shorter.") % {"most": LONGEST})
    with writing():
        shown = ContextNote.objects.filter(pk=note.pk, state=NoteState.SHOWN).exclude(answer=words)
        if shown.update(answer=words, answered_at=clock.now() if words else None):
            make_stale(note.post)
            publish(NoteAnswered(note.pk))
