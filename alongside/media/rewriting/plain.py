"""Plain text and tables written anew: letters alone, as UTF-8."""

import re
from pathlib import Path

from alongside.core.characters import clean
from alongside.media.rewriting import Bounds, CannotClean

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def rewrite(source: Path, into: Path, _bounds: Bounds) -> None:
    """Write the letters of a text anew, without what nobody can see."""
    raw = source.read_bytes()
    text = _read(raw).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise CannotClean("kind")
    into.write_text(clean(text), encoding="utf-8", newline="\n")


def is_table(raw: bytes) -> bool:
    """Whether the first lines have the same marks between values, as a table has."""
    lines = [line for line in raw[:20_000].split(b"\n") if line.strip()][:5]
    return len(lines) > 1 and any(
        lines[0].count(mark) and len({line.count(mark) for line in lines}) == 1 for mark in (b";", b"\t", b",")
    )


def is_text(raw: bytes) -> bool:
    """Whether these bytes can be read as text."""
    return raw.startswith(tuple(_MARKS)) or (bool(raw.strip()) and not re.search(rb"[\0-\x08\x0e-\x1a]", raw))


def _read(raw: bytes) -> str:
    for mark, codec in _MARKS.items():
        if raw.startswith(mark):
            return raw.decode(codec, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeError:
        return raw.decode("cp1252", "replace")
