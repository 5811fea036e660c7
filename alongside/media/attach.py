"""Saying where a picture is shown, and that it no longer is. What is shown nowhere goes after two days."""

from collections.abc import Sequence

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import enqueue
from alongside.core.writing import writing
from alongside.media import sizes
from alongside.media.models import Picture, Placement
from alongside.media.tidy import tidy


def attach(picture: Picture, place: str, *, position: int = 0) -> None:
    """Show the picture at this place too; saying it again changes nothing but the position."""
    with writing():
        if not Picture.objects.filter(pk=picture.pk).update(unused_since=None):
            raise NotFound
        Placement.objects.update_or_create(picture=picture, place=place, defaults={"position": position})


def detach(picture: Picture, place: str) -> None:
    """Show the picture at this place no longer."""
    with writing():
        if Placement.objects.filter(picture=picture, place=place).delete()[0]:
            _count_unused(picture)


def arrange(place: str, pictures: Sequence[Picture]) -> None:
    """Let this place show exactly these pictures, in this order; none, when it is withdrawn."""
    with writing():
        left = Placement.objects.filter(place=place).exclude(picture__in=[each.pk for each in pictures])
        for placement in left.select_related("picture"):
            detach(placement.picture, place)
        for position, picture in enumerate(pictures):
            attach(picture, place, position=position)


def _count_unused(picture: Picture) -> None:
    if Placement.objects.filter(picture=picture).exists():
        return
    Picture.objects.filter(pk=picture.pk).update(unused_since=clock.today())
    enqueue(tidy, at=clock.now() + sizes.KEPT_UNUSED, folder=picture.folder)
