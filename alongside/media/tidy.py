"""Clearing away what nobody refers to: pictures without a place, and files without a picture."""

import shutil

from alongside.core import clock
from alongside.core.events import publish
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.media import sizes
from alongside.media.access import folder_of
from alongside.media.events import PictureForgotten
from alongside.media.models import Picture


@job()
def tidy(folder: str) -> None:
    """Forget the picture of this folder when it is no longer used, and remove the files when it has no picture."""
    with writing():
        long_ago = clock.today() - sizes.KEPT_UNUSED
        picture = Picture.objects.select_for_update().filter(folder=folder).first()
        if picture and (picture.unused_since is None or picture.unused_since > long_ago):
            return
        if picture:
            publish(PictureForgotten(picture.pk))
            picture.delete()
    if (path := folder_of(folder)).exists():
        shutil.rmtree(path)
