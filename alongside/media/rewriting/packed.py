"""Office files are zip files: opened within bounds, and packed anew without times, owners, comments or odd corners."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from alongside.media.rewriting import Bounds, CannotClean

TYPES = "[Content_Types].xml"
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first day zip files know
_OWNER = 0o600 << 16  # what zip files say of who may read; the same for all
_OPEN = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
_MAIN = re.compile(
    rb"(wordprocessingml\.document|spreadsheetml\.sheet|presentationml\.(?:presentation|slideshow))\.main\+xml"
)
_OFFICE = {b"w": "docx", b"s": "xlsx", b"p": "pptx"}


class Packed:
    """The files within an office file, by name; each is unpacked when it is asked for."""

    def __init__(self, file: ZipFile, bounds: Bounds) -> None:
        self._file = file
        self._infos: dict[str, ZipInfo] = {}
        infos = [info for info in file.infolist() if not info.is_dir()]
        if len(infos) > bounds.files or sum(info.file_size for info in infos) > bounds.unpacked:
            raise CannotClean("large")
        for info in infos:
            if info.flag_bits & 1:
                raise CannotClean("locked")
            if info.filename in self._infos or not _is_plain(info.filename):
                raise CannotClean("broken")
            self._infos[info.filename] = info

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def read(self, name: str) -> bytes:
        """The bytes of one file; never more than its head said, which was counted."""
        if name not in self._infos:
            raise CannotClean("broken")
        return self._file.read(self._infos[name])


@contextmanager
def opened(source: Path | IO[bytes], bounds: Bounds) -> Iterator[Packed]:
    """The office file, opened within these bounds."""
    try:
        with ZipFile(source) as file:
            yield Packed(file, bounds)
    except (BadZipFile, NotImplementedError) as broken:
        raise CannotClean("broken") from broken


def pack(into: Path | IO[bytes], files: Iterable[tuple[str, bytes]]) -> None:
    """Pack these files, each dated as all others; one that is named "mimetype" unpacked, as its format wants it."""
    with ZipFile(into, "w") as file:
        for name, content in files:
            info = ZipInfo(name, _BEGINNING)
            info.create_system = 0
            info.external_attr = _OWNER
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            file.writestr(info, content)


def kind_of_packed(source: Path | IO[bytes]) -> str:
    """Says which office file this is; others are refused."""
    with opened(source, Bounds(0, 0, 10_000, 10**9)) as packed:
        if "mimetype" in packed:
            said = packed.read("mimetype")[:100].decode("ascii", "replace").strip()
            if kind := _OPEN.get(said.removeprefix("application/vnd.oasis.opendocument.")):
                return kind
        if TYPES in packed:
            types = packed.read(TYPES)
            if b"macroEnabled" in types:
                raise CannotClean("macros")
            if found := _MAIN.search(types):
                return _OFFICE[found[1][:1]]
    raise CannotClean("kind")


def _is_plain(name: str) -> bool:
    return not name.startswith("/") and "\\" not in name and ".." not in name.split("/") and name.isprintable()
