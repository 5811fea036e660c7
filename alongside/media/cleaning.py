"""Bytes in, clean files out: the one place that starts the program which decodes pictures."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO, Any, Protocol

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import TooOften
from alongside.media import sizes
from alongside.media.errors import (
    PictureBroken,
    PictureKindUnknown,
    PictureRefused,
    PictureTooHeavy,
    PictureTooLarge,
)

REDRAW = Path(__file__).with_name("redraw.py")
WISH = {
    "pixels": sizes.MOST_PIXELS,
    "photo_pixels": sizes.MOST_PIXELS_OF_A_PHOTO,
    "side": sizes.LONGEST_SIDE,
    "seconds": sizes.SECONDS,
    "files": sizes.FILES,
}
_room = BoundedSemaphore(sizes.MOST_AT_ONCE)


class Upload(Protocol):
    """What a form, a mail or an import hands over; its name is never asked for."""

    def chunks(self) -> Iterable[bytes]: ...


@dataclass(frozen=True)
class Redrawn:
    """What became of a file: a picture of this size, once moving or not."""

    width: int
    height: int
    was_moving: bool


def redraw(upload: Upload, folder: Path) -> Redrawn:
    """Write the upload anew into this folder, safe on the disk, or refuse it and leave nothing behind."""
    with _spooled(upload) as source:
        folder.mkdir(parents=True, mode=0o700)
        try:
            answer = _asked(source, folder)
            if "refused" in answer:
                raise _refusal(answer)
            _settle(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return Redrawn(answer["width"], answer["height"], answer["moving"])


@contextmanager
def _spooled(upload: Upload) -> Iterator[IO[bytes]]:
    """The upload in a file without a name, so that a crash leaves nothing of it."""
    root = Path(settings.MEDIA_FOLDER)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryFile(dir=root) as source:
        taken = 0
        for piece in upload.chunks():
            taken += len(piece)
            if taken > sizes.MOST_BYTES:
                raise _too_heavy()
            source.write(piece)
        source.seek(0)
        yield source


def _asked(source: IO[bytes], folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-I", str(REDRAW), str(folder), json.dumps(WISH)]
    if not _room.acquire(timeout=sizes.SECONDS):
        raise TooOften(_("Many pictures are coming in just now. Please send yours again in a minute."))
    try:
        done = subprocess.run(
            command,
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"MALLOC_ARENA_MAX": "2"},  # nothing of ours: no key, no address of a database
            timeout=sizes.SECONDS,
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, json.JSONDecodeError):  # out of time or memory, or brought down by the file
        return {"refused": "broken"}
    finally:
        _room.release()
    return answer


def _settle(folder: Path) -> None:
    """Let the files survive a power cut, dated by the day alone: their time would tell when somebody wrote."""
    day = int(clock.now().replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
    for path in (*folder.iterdir(), folder, folder.parent):
        if path.is_file():
            os.utime(path, (day, day))
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _too_heavy() -> PictureRefused:
    return PictureTooHeavy(
        _("This picture is larger than %(most)d MB. A smaller copy, or a screenshot of it, will do.")
        % {"most": sizes.MOST_BYTES // 1024**2}
    )


def _refusal(answer: dict[str, Any]) -> PictureRefused:
    if answer["refused"] == "kind":
        return PictureKindUnknown(
            _("This is not a picture we can read. JPEG, PNG, WebP, GIF and AVIF work. A screenshot of it works too.")
        )
    if answer["refused"] == "pixels":
        return PictureTooLarge(
            _("This picture has %(width)d × %(height)d dots, more than we can take in. A smaller copy will do.")
            % {"width": answer["width"], "height": answer["height"]}
        )
    return PictureBroken(_("This file stops short or is damaged, so we could not read it. Could you send it again?"))
