"""Starting the programs that open what strangers send: each apart from this one, with little of everything."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO, Any, Protocol

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import Refused, TooOften
from alongside.media import sizes

_room = BoundedSemaphore(sizes.MOST_AT_ONCE)


class Upload(Protocol):
    """What a form or an import hands over; its name is never asked for."""

    def chunks(self) -> Iterable[bytes]: ...


@contextmanager
def spooled(upload: Upload | bytes, *, most: int, too_heavy: Refused) -> Iterator[IO[bytes]]:
    """The upload in a file without a name, so that a crash leaves nothing of it; refused once it is too heavy."""
    root = Path(settings.MEDIA_FOLDER)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryFile(dir=root) as source:
        taken = 0
        for piece in (upload,) if isinstance(upload, bytes) else upload.chunks():
            taken += len(piece)
            if taken > most:
                raise too_heavy
            source.write(piece)
        source.seek(0)
        yield source


def answer_of(program: Path, source: IO[bytes], folder: Path, wish: Mapping[str, object]) -> dict[str, Any]:
    """What the program says of this file; "broken" when it took too long, too much, or fell over."""
    command = [sys.executable, "-I", str(program), str(folder), json.dumps(wish)]
    if not _room.acquire(timeout=sizes.SECONDS):
        raise TooOften(_("Many files are coming in just now. Please send yours again in a minute."))
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


def settle(folder: Path) -> None:
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
