"""Bytes in, clean files out: pictures drawn anew by `redraw.py`, documents written anew by `rewrite.py`."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from alongside.core.errors import Refused
from alongside.media import refusals, sizes
from alongside.media.program import Upload, answer_of, settle, spooled

REDRAW = Path(__file__).with_name("redraw.py")
REWRITE = Path(__file__).with_name("rewrite.py")
WISH_OF_PICTURES: dict[str, object] = {
    "pixels": sizes.MOST_PIXELS,
    "photo_pixels": sizes.MOST_PIXELS_OF_A_PHOTO,
    "side": sizes.LONGEST_SIDE,
    "seconds": sizes.SECONDS,
    "files": sizes.FILES,
}
WISH_OF_DOCUMENTS: dict[str, object] = {
    "seconds": sizes.SECONDS,
    "pages": sizes.MOST_PAGES,
    "objects": sizes.MOST_OBJECTS,
    "files": sizes.MOST_FILES_INSIDE,
    "unpacked": sizes.MOST_UNPACKED,
}


@dataclass(frozen=True)
class Redrawn:
    """What became of a file: a picture of this size, once moving or not."""

    width: int
    height: int
    was_moving: bool


@dataclass(frozen=True)
class Rewritten:
    """What became of a file: a document of this kind, with so many bytes."""

    kind: str
    size: int


def redraw(upload: Upload | bytes, folder: Path) -> Redrawn:
    """Draw the upload anew into this folder, safe on the disk, or refuse it and leave nothing behind."""
    too_heavy = refusals.picture_too_heavy(sizes.MOST_BYTES)
    with spooled(upload, most=sizes.MOST_BYTES, too_heavy=too_heavy) as source:
        answer = _made(REDRAW, source, folder, WISH_OF_PICTURES, refusals.picture_refused)
    return Redrawn(answer["width"], answer["height"], answer["moving"])


def rewrite(upload: Upload | bytes, folder: Path) -> Rewritten:
    """Write the upload anew into this folder, safe on the disk, or refuse it and leave nothing behind."""
    too_heavy = refusals.document_too_heavy(sizes.MOST_BYTES_OF_A_DOCUMENT)
    with spooled(upload, most=sizes.MOST_BYTES_OF_A_DOCUMENT, too_heavy=too_heavy) as source:
        answer = _made(REWRITE, source, folder, WISH_OF_DOCUMENTS, refusals.document_refused)
    return Rewritten(answer["kind"], answer["size"])


def _made(
    program: Path,
    source: IO[bytes],
    folder: Path,
    wish: Mapping[str, object],
    refusal: Callable[[dict[str, Any]], Refused],
) -> dict[str, Any]:
    with _emptied_on_failure(folder):
        answer = answer_of(program, source, folder, wish)
        if "refused" in answer:
            raise refusal(answer)
        settle(folder)
    return answer


@contextmanager
def _emptied_on_failure(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, mode=0o700)
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
