"""The only ways to obtain a picture. Whether a viewer may see it is asked of the places it is attached to."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db.models import QuerySet

from alongside.core.errors import NotFound
from alongside.media.models import Picture, Placement

type Size = Literal["large", "small", "square"]


def get_picture(public_id: str) -> Picture:
    """The picture with this id. The caller checks one of its `places_of` before showing it."""
    if picture := Picture.objects.filter(public_id=public_id).first():
        return picture
    raise NotFound


def get_own_picture(public_id: str, *, owner: str, community: str) -> Picture:
    """A picture that this alias brought to this community: the one it may attach or forget."""
    if picture := pictures_of(owner).filter(public_id=public_id, community=community).first():
        return picture
    raise NotFound


def pictures_of(owner: str) -> QuerySet[Picture]:
    """Everything this alias brought, newest day first; for its owner's list and export."""
    return Picture.objects.filter(owner=owner).order_by("-day", "public_id")


def places_of(picture: Picture) -> list[str]:
    """The places that show this picture; a viewer who may read none of them may not see it, its owner excepted."""
    return list(Placement.objects.filter(picture=picture).values_list("place", flat=True))


def pictures_at(places: Iterable[str]) -> dict[str, list[Picture]]:
    """The pictures of many places in their order, in one query; a place without any is left out."""
    found: dict[str, list[Picture]] = {}
    placements = Placement.objects.filter(place__in=list(places)).select_related("picture")
    for placement in placements.order_by("place", "position", "pk"):
        found.setdefault(placement.place, []).append(placement.picture)
    return found


def folder_of(name: str) -> Path:
    """Where the files of one picture lie; spread over subfolders, which some file systems need."""
    return Path(settings.MEDIA_FOLDER) / name[:2] / name


def file_of(picture: Picture, size: Size) -> Path:
    """The WebP file the front sends for this picture in this size."""
    return folder_of(picture.folder) / f"{size}.webp"
