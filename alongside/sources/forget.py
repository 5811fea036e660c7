"""Sources' part in erasure."""

from alongside.core.writing import writing
from alongside.sources.models import Citation, ContextNote, NoteState
from alongside.threads.edit import make_stale


def forget_notes(alias_id: int, *, words_stay: bool) -> None:
    """Forget what this alias proposed and answered; what stands beside a post stays there only if its words may."""
    proposed = ContextNote.objects.filter(by_id=alias_id)
    answered = ContextNote.objects.filter(post__author_id=alias_id).exclude(answer="")
    with writing():
        for note in () if words_stay else (*proposed.select_related("post"), *answered.select_related("post")):
            make_stale(note.post)
        if words_stay:
            proposed = proposed.exclude(state=NoteState.SHOWN)
        else:
            answered.update(answer="", answered_at=None)
        proposed.delete()


def forget_citations(posts: list[int]) -> None:
    """Forget what these posts cited, and the notes beside them: a note says what the words were about."""
    with writing():
        Citation.objects.filter(post__in=posts).delete()
        ContextNote.objects.filter(post__in=posts).delete()
