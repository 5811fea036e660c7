"""Clearing away what nobody refers to: pictures and documents without a place, and files without either."""

import shutil

from alongside.core import clock
from alongside.core.events import publish
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.media import sizes
from alongside.media.access import folder_of
from alongside.media.events import DocumentForgotten, PictureForgotten
from alongside.media.models import Document, Picture


@job()
def tidy(folder: str) -> None:
    """Forget what lies in this folder when it is no longer used, and remove the files when they have no row."""
    with writing():
        found: Picture | Document | None = Picture.objects.select_for_update().filter(folder=folder).first()
        found = found or Document.objects.select_for_update().filter(folder=folder).first()
        long_ago = clock.today() - sizes.KEPT_UNUSED
        if found and (found.unused_since is None or found.unused_since > long_ago):
            return
        if found:
            publish(told_of(found))
            found.delete()
    if (path := folder_of(folder)).exists():
        shutil.rmtree(path)


def told_of(gone: Picture | Document) -> PictureForgotten | DocumentForgotten:
    """The event that tells that this is gone."""
    return PictureForgotten(gone.pk) if isinstance(gone, Picture) else DocumentForgotten(gone.pk)
