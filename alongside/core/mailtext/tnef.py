"""Reads a winmail.dat: the files that Outlook wrapped, and nothing it tells of the sender. Linear time, whatever comes.

The libraries for it believe every count a file states, so that forty bytes keep them busy for hours. Here a count is
never more than what could stand in the bytes that are left.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from alongside.core.mailtext.charsets import decode

SIGNATURE = b"\x78\x9f\x3e\x22"
OBJECTS = 2_000  # an attachment takes six or seven
PROPERTIES = 500  # of one attachment; Outlook writes about thirty
VALUES = 100  # of one property
_ATTACHMENT = 2  # the level of what belongs to an attachment; level 1 tells of the mail and its sender
_BEGINS, _TITLE, _CONTENT, _PROPERTIES, _CODEPAGE = 0x9002, 0x8010, 0x800F, 0x9005, 0x9007
_FILENAME, _LONG_FILENAME, _DISPLAY_NAME, _CONTENT_INSIDE = 0x3704, 0x3707, 0x3001, 0x3701
_MESSAGE = bytes.fromhex("0703020000000000c000000000000046")
_FIXED = {2: 4, 11: 4, 3: 4, 4: 4, 10: 4, 5: 8, 6: 8, 7: 8, 20: 8, 64: 8, 72: 16, 1: 0}  # sizes, padded to four
_BYTES, _UNICODE, _INTERFACE, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_SIZED = (_BYTES, _UNICODE, _INTERFACE, _BINARY)
_INTERFACE_ID = 16  # bytes before what an interface holds; they say which one it is


class Unreadable(ValueError):
    """These bytes are no winmail.dat, or stop short."""


@dataclass(slots=True)
class Wrapped:
    """One file as it was wrapped; `is_message` when it is a whole mail in Outlook's own form."""

    name: str = ""
    content: bytes = b""
    is_message: bool = False


def unwrap_files(content: bytes) -> list[Wrapped]:
    """Returns the files in a winmail.dat; what tells of its sender is never looked at."""
    if not content.startswith(SIGNATURE):
        raise Unreadable
    found: list[Wrapped] = []
    codepage = "cp1252"
    try:
        for level, name, value in _objects(content):
            if name == _CODEPAGE:
                codepage = f"cp{struct.unpack_from('<I', value)[0]}"
            elif level == _ATTACHMENT and name == _BEGINS:
                found.append(Wrapped())
            elif level == _ATTACHMENT and found:
                _add(found[-1], name, value, codepage)
    except struct.error as short:
        raise Unreadable from short
    return found


def _objects(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The attributes of the file, each behind a level, a name, a type and its length, with a checksum after it."""
    place = 6
    for _number in range(OBJECTS):
        if place + 11 > len(content):
            return
        level, name, _type, length = struct.unpack_from("<BHHI", content, place)
        yield level, name, content[place + 9 : place + 9 + length]
        place += length + 11


def _add(wrapped: Wrapped, name: int, value: bytes, codepage: str) -> None:
    if name == _TITLE:
        wrapped.name = wrapped.name or _name(value, codepage)
    elif name == _CONTENT:
        wrapped.content = value
    elif name == _PROPERTIES:
        said = dict(_properties(value, codepage))
        for key in (_DISPLAY_NAME, _FILENAME, _LONG_FILENAME):  # the last one is the best
            if isinstance(better := said.get(key), str) and better:
                wrapped.name = better
        inside = said.get(_CONTENT_INSIDE)
        if isinstance(inside, bytes):
            wrapped.is_message = inside.startswith(_MESSAGE)
            wrapped.content = wrapped.content or inside


def _properties(value: bytes, codepage: str) -> Iterator[tuple[int, str | bytes]]:
    """The names and content among an attachment's properties; at the first odd one it stops, as all after it shifts."""
    (count,) = struct.unpack_from("<I", value)
    place = 4
    for _number in range(min(count, PROPERTIES)):
        if place + 4 > len(value):
            return
        kind, name = struct.unpack_from("<HH", value, place)
        place += 4
        if name >= 0x8000:
            place = _after_long_name(value, place)
        many, kind = bool(kind & 0x1000), kind & ~0x1000
        if kind in _FIXED:
            times = struct.unpack_from("<I", value, place)[0] if many else 1
            place += 4 * many + _FIXED[kind] * min(times, len(value))
            continue
        if kind not in _SIZED:
            return
        times = struct.unpack_from("<I", value, place)[0]
        place += 4
        for _value in range(min(times, VALUES)):
            (length,) = struct.unpack_from("<I", value, place)
            piece = value[place + 4 : place + 4 + length]
            place += 4 + length + -length % 4
            yield name, _read(piece, kind, codepage)


def _after_long_name(value: bytes, place: int) -> int:
    """Where a property goes on whose name is a text or a number of somebody's own."""
    kind, length = struct.unpack_from("<II", value, place + 16)
    return place + 24 + (length + -length % 4 if kind else 0)


def _read(piece: bytes, kind: int, codepage: str) -> str | bytes:
    if kind == _UNICODE:
        return _name(piece, "utf-16-le")
    if kind == _BYTES:
        return _name(piece, codepage)
    return piece[_INTERFACE_ID:] if kind == _INTERFACE and not piece.startswith(_MESSAGE) else piece


def _name(raw: bytes, charset: str) -> str:
    return " ".join(decode(raw[:1_000], charset).replace("\x00", " ").split())[:120]
