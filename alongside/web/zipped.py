"""A zip file made at the moment it is asked for, handed over, and kept nowhere; its name tells of nobody."""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from alongside.core import clock
from alongside.web.front.answer import FileAnswer

LEFT_OVER = 3600  # seconds: older than any export takes, so a kill has left it


def zipped(write: Callable[[Path], None]) -> FileAnswer:
    """The file that `write` fills, without a name from then on: the front sends it piece by piece, and it is gone."""
    workshop = settings.DATA / "handing-over"  # on the disk that the data are on; elsewhere it might be memory
    workshop.mkdir(mode=0o700, exist_ok=True)
    _clear(workshop)
    with tempfile.TemporaryDirectory(dir=workshop) as folder:
        file = Path(folder) / "everything.zip"
        write(file)
        opened = file.open("rb")
    answer = FileAnswer(opened, content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="everything-{clock.today():%Y-%m-%d}.zip"'
    return answer


def _clear(workshop: Path) -> None:
    for left in workshop.iterdir():
        if left.stat().st_mtime < time.time() - LEFT_OVER:
            shutil.rmtree(left, ignore_errors=True)
