"""What receiving a picture and receiving a document share: a folder that is never forgotten, and a row kept once."""

from collections.abc import Callable

from django.db import IntegrityError

from alongside.core import clock
from alongside.core.events import Event, publish
from alongside.core.ids import new_public_id
from alongside.core.jobs import enqueue
from alongside.core.once import find_once, remember_once
from alongside.core.writing import writing
from alongside.media import sizes
from alongside.media.models import Document, Picture
from alongside.media.tidy import tidy


def new_folder() -> str:
    """The name of a fresh folder. Whatever happens before a row names it, somebody comes to tidy up."""
    folder = new_public_id()
    with writing():
        enqueue(tidy, at=clock.now() + sizes.KEPT_UNUSED, folder=folder)
    return folder


def keep_once[M: (Picture, Document)](
    received: M, once: str, *, happened: Callable[[int], Event], first: Callable[[str], M]
) -> M:
    """Keep what was received; when the same form was a moment quicker, what that one brought (`first`) is the result.

    The files of the slower one are cleared away by the job that its folder left.
    """
    try:
        with writing():
            received.save(force_insert=True)
            remember_once(once, received.public_id, by=received.owner)
            publish(happened(received.pk))
    except IntegrityError:
        if earlier := find_once(once, by=received.owner):
            return first(earlier)
        raise
    return received
