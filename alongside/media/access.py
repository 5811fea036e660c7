"""The only ways to obtain a picture or document. Whether a viewer may is asked of the places it is attached to."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db.models import QuerySet

from alongside.core.errors import NotFound
from alongside.media.models import Document, DocumentPlacement, Picture, Placement

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


def get_document(public_id: str) -> Document:
    """The document with this id. The caller checks one of its `places_of` before handing it out."""
    if document := Document.objects.filter(public_id=public_id).first():
        return document
    raise NotFound


def get_own_document(public_id: str, *, owner: str, community: str) -> Document:
    """A document that this alias brought to this community: one it may attach or forget."""
    if document := documents_of(owner).filter(public_id=public_id, community=community).first():
        return document
    raise NotFound


def documents_of(owner: str) -> QuerySet[Document]:
    """Every document this alias brought, newest day first; for its owner's list and export."""
    return Document.objects.filter(owner=owner).order_by("-day", "public_id")


def places_of(kept: Picture | Document) -> list[str]:
    """The places that show this; a viewer who may read none of them may not see it, its owner excepted."""
    return list(kept.placements.values_list("place", flat=True))


def pictures_at(places: Iterable[str]) -> dict[str, list[Picture]]:
    """The pictures of many places in their order, in one query; a place without any is left out."""
    found: dict[str, list[Picture]] = {}
    placements = Placement.objects.filter(place__in=list(places)).select_related("picture")
    for placement in placements.order_by("place", "position", "pk"):
        found.setdefault(placement.place, []).append(placement.picture)
    return found


def documents_at(places: Iterable[str]) -> dict[str, list[Document]]:
    """The documents of many places in their order, in one query; a place without any is left out."""
    found: dict[str, list[Document]] = {}
    placements = DocumentPlacement.objects.filter(place__in=list(places)).select_related("document")
    for placement in placements.order_by("place", "position", "pk"):
        found.setdefault(placement.place, []).append(placement.document)
    return found


def number_of(document: Document) -> int:
    """Its number among the documents of the first place that hands it out: its file is named by it."""
    position = document.placements.order_by("pk").values_list("position", flat=True).first()
    return (position or 0) + 1


def folder_of(name: str) -> Path:
    """Where the files of one picture or document lie; spread over subfolders, which some file systems need."""
    return Path(settings.MEDIA_FOLDER) / name[:2] / name


def file_of(picture: Picture, size: Size) -> Path:
    """The WebP file the front sends for this picture in this size."""
    return folder_of(picture.folder) / f"{size}.webp"


def file_of_document(document: Document) -> Path:
    """The file the front sends for this document."""
    return folder_of(document.folder) / "document"
