"""A zip file made at the moment it is asked for, handed over, and kept nowhere; its name tells of nobody."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.http import HttpResponse

from alongside.core import clock


def zipped(write: Callable[[Path], None]) -> HttpResponse:
    """The file that `write` fills."""
    with tempfile.TemporaryDirectory(prefix="alongside-export-") as folder:
        file = Path(folder) / "everything.zip"
        write(file)
        answer = HttpResponse(file.read_bytes(), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="everything-{clock.today():%Y-%m-%d}.zip"'
    return answer
