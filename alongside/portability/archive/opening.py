"""Opens an archive's file so that any place in it can be read again, unpacking it first where it is packed."""

import gzip
import tempfile
import zlib
from pathlib import Path
from typing import BinaryIO, cast

CHUNK = 64 * 1024


def open_archive(path: Path) -> tuple[BinaryIO, bool]:
    """Opens an archive, packed or not, whatever its name; also says whether it could be unpacked to its end."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return _unpacked(path) if packed else (path.open("rb"), True)


def _unpacked(path: Path) -> tuple[BinaryIO, bool]:
    """The unpacked bytes in a file without a name, gone when it is closed; a packed file has no way back to a place."""
    whole = True
    file = _nameless_beside(path)
    with gzip.open(path, "rb") as packed:
        try:
            while chunk := packed.read1(CHUNK):  # as it comes, so that what precedes damage is kept
                file.write(chunk)
        except (EOFError, OSError, zlib.error):
            whole = False  # cut off or damaged: what came before can still be read
    file.seek(0)
    return file, whole


def _nameless_beside(path: Path) -> BinaryIO:
    # Beside the archive, because there is room there, while a system's temporary folder may lie in memory.
    try:
        return cast(BinaryIO, tempfile.TemporaryFile(dir=path.parent))
    except OSError:
        return cast(BinaryIO, tempfile.TemporaryFile())
