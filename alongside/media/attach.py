"""Saying where a picture or document is shown, and that it no longer is. What is shown nowhere goes after two days."""

from collections.abc import Sequence

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import enqueue
from alongside.core.writing import writing
from alongside.media import sizes
from alongside.media.models import Document, DocumentPlacement, Picture, Placement
from alongside.media.tidy import tidy


def attach(kept: Picture | Document, place: str, *, position: int = 0) -> None:
    """Show it at this place too; saying it again changes nothing but the position."""
    with writing():
        if not type(kept)._default_manager.filter(pk=kept.pk).update(unused_since=None):
            raise NotFound
        if isinstance(kept, Picture):
            Placement.objects.update_or_create(picture=kept, place=place, defaults={"position": position})
        else:
            DocumentPlacement.objects.update_or_create(document=kept, place=place, defaults={"position": position})


def detach(kept: Picture | Document, place: str) -> None:
    """Show it at this place no longer."""
    with writing():
        if kept.placements.filter(place=place).delete()[0]:
            _count_unused(kept)


def arrange(place: str, pictures: Sequence[Picture]) -> None:
    """Let this place show exactly these pictures, in this order; none, when it is withdrawn."""
    with writing():
        there = Placement.objects.filter(place=place).select_related("picture")
        _arrange(place, [each.picture for each in there], pictures)


def arrange_documents(place: str, documents: Sequence[Document]) -> None:
    """Let this place hand out exactly these documents, in this order."""
    with writing():
        there = DocumentPlacement.objects.filter(place=place).select_related("document")
        _arrange(place, [each.document for each in there], documents)


def clear(place: str) -> None:
    """Let this place show nothing any more, when its words are gone for good."""
    with writing():
        arrange(place, [])
        arrange_documents(place, [])


def _arrange(place: str, before: Sequence[Picture | Document], wanted: Sequence[Picture | Document]) -> None:
    for kept in before:
        if kept not in wanted:
            detach(kept, place)
    for position, kept in enumerate(wanted):
        attach(kept, place, position=position)


def _count_unused(kept: Picture | Document) -> None:
    if kept.placements.exists():
        return
    type(kept)._default_manager.filter(pk=kept.pk).update(unused_since=clock.today())
    enqueue(tidy, at=clock.now() + sizes.KEPT_UNUSED, folder=kept.folder)
