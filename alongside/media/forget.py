"""Forgetting pictures and documents: when an alias is erased, from every place at once."""

from alongside.core.events import publish
from alongside.core.jobs import enqueue
from alongside.core.writing import writing
from alongside.media.access import documents_of, pictures_of
from alongside.media.models import Document, Picture
from alongside.media.tidy import tidy, told_of


def forget(kept: Picture | Document) -> None:
    """Take it from every place at once; a job removes its files, however often it has to try."""
    with writing():
        if type(kept)._default_manager.filter(pk=kept.pk).delete()[0]:
            publish(told_of(kept))
            enqueue(tidy, folder=kept.folder)


def forget_all_of(owner: str) -> int:
    """Forget everything this alias brought, and say how many pictures and documents that were."""
    everything: list[Picture | Document] = [*pictures_of(owner), *documents_of(owner)]
    with writing():
        for kept in everything:
            forget(kept)
    return len(everything)
