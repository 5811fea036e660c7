"""Forgetting pictures: when an alias is erased, from every place at once."""

from alongside.core.events import publish
from alongside.core.jobs import enqueue
from alongside.core.writing import writing
from alongside.media.access import pictures_of
from alongside.media.events import PictureForgotten
from alongside.media.models import Picture
from alongside.media.tidy import tidy


def forget(picture: Picture) -> None:
    """Take the picture from every place at once; a job removes its files, however often it has to try."""
    with writing():
        if Picture.objects.filter(pk=picture.pk).delete()[0]:
            publish(PictureForgotten(picture.pk))
            enqueue(tidy, folder=picture.folder)


def forget_all_of(owner: str) -> int:
    """Forget everything this alias brought, and say how many pictures that were."""
    pictures = list(pictures_of(owner))
    with writing():
        for picture in pictures:
            forget(picture)
    return len(pictures)
