"""Who may read a note: members once it is shown, its proposer always, and the hosts what waits for them."""

from django.db.models import Q, QuerySet

from alongside.core.errors import NotFound
from alongside.memberships.viewer import Viewer
from alongside.sources.models import ContextNote, NoteCitation, NoteState, Source
from alongside.sources.page import Cited
from alongside.threads.models import Post


def community_of_note(public_id: str) -> int:
    """The community a note belongs to, so that the door can find the viewer; it may still be forbidden."""
    found = ContextNote.objects.filter(public_id=public_id).values_list("community_id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def notes_by(viewer: Viewer) -> QuerySet[ContextNote]:
    """The notes of a community that this member may read, oldest first; what was taken back is nobody's."""
    if not viewer.is_member:
        return ContextNote.objects.none()
    readable = Q(state=NoteState.SHOWN, post__withdrawn_at=None, post__removed=False) | Q(by_id=viewer.alias_id)
    if viewer.is_host:
        readable |= Q(state__in=(NoteState.PROPOSED, NoteState.DECLINED))
    notes = ContextNote.objects.filter(readable, community_id=viewer.community_id, post__thread__gone=False)
    return notes.exclude(state=NoteState.WITHDRAWN).select_related("by", "community", "post__thread").order_by("pk")


def get_note(viewer: Viewer, public_id: str) -> ContextNote:
    """One of those; missing and forbidden look alike."""
    if note := notes_by(viewer).filter(public_id=public_id).first():
        return note
    raise NotFound


def get_note_to_decide(viewer: Viewer, public_id: str) -> ContextNote:
    """A note that waits for a host, or stands there and may be taken away."""
    note = get_note(viewer, public_id)
    if not viewer.is_host or note.state not in (NoteState.PROPOSED, NoteState.SHOWN):
        raise NotFound
    return note


def get_note_to_answer(viewer: Viewer, public_id: str) -> ContextNote:
    """A note that stands beside a post of the viewer's own."""
    note = get_note(viewer, public_id)
    if note.post.author_id != viewer.alias_id or note.state != NoteState.SHOWN:
        raise NotFound
    return note


def get_own_note(viewer: Viewer, public_id: str) -> ContextNote:
    """A note that the viewer proposed."""
    note = get_note(viewer, public_id)
    if note.by_id != viewer.alias_id:
        raise NotFound
    return note


def notes_beside(post: Post, viewer: Viewer) -> QuerySet[ContextNote]:
    """The notes beside one post that this member may read."""
    return notes_by(viewer).filter(post=post)


def cited_by(note: ContextNote) -> list[Cited]:
    """The papers and studies that a note names, as far as they are known."""
    kept = Source.objects.filter(pk__in=NoteCitation.objects.filter(note=note).values("source")).order_by("pk")
    return [Cited(*row) for row in kept.values_list("scheme", "number", "title", "year", "study", "status", "notice")]
