"""Letting go of sources that nobody names any more, and of notes whose time is over."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import AT_ONCE, drop
from alongside.core.writing import writing
from alongside.sources.models import Citation, ContextNote, NoteCitation, NoteState, Source

NOT_SHOWN_KEPT = timedelta(days=365)  # as long as the case in which it was decided


@job()
def tidy_sources() -> None:
    """Forget notes beside words that are gone for good, notes that were not shown, and sources that nobody names."""
    gone = Q(post__source="") & (Q(post__withdrawn_at__isnull=False) | Q(post__removed=True))
    over = ~Q(state=NoteState.SHOWN) & Q(at__lt=clock.now() - NOT_SHOWN_KEPT)
    drop(ContextNote.objects.filter(gone | over))
    _drop_unnamed()


def _drop_unnamed() -> None:
    """Asked again where it is deleted: somebody may name a source in the same moment."""
    cited = Exists(Citation.objects.filter(source=OuterRef("pk")))
    noted = Exists(NoteCitation.objects.filter(source=OuterRef("pk")))
    unnamed = Source.objects.filter(~cited, ~noted)
    while some := list(unnamed.values_list("pk", flat=True)[:AT_ONCE]):
        with writing():
            unnamed.filter(pk__in=some).delete()
