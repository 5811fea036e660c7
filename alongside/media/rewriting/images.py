"""Pictures within documents: the dots as they are, and nothing of what a camera or program wrote beside them."""

import re
import struct
from collections.abc import Callable
from io import BytesIO

from alongside.media.rewriting import CannotClean

_NEXT_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
# What is needed to draw a JPEG; APP14 (0xEE) says how its colours are. Words and foreign things have other marks.
_KEPT_MARKS = frozenset({*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD, 0xEE})
_BARE = b"\xff\x4f\xff\x51"  # how the stream of dots of a JPEG 2000 begins
_PNG_KEPT = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"bKGD", b"sBIT")
_ICC_TELLING = (b"cprt", b"desc", b"dmnd", b"dmdd", b"vued", b"view", b"meta", b"targ", b"scrn", b"psid", b"pseq")


def cleaned(content: bytes) -> bytes:
    """The picture without anything beside its dots, in the same format; else refuses."""
    try:
        for start, clean in _KINDS.items():
            if content.startswith(start):
                return clean(content)
        if content[40:44] == b" EMF":
            return emf(content)
    except (struct.error, IndexError, ValueError, OSError) as broken:
        raise CannotClean("picture") from broken
    raise CannotClean("picture")


def jpeg(content: bytes) -> bytes:
    """A JPEG without EXIF, XMP, profiles, comments, its small copy, and what hangs behind it."""
    kept, place, is_drawn = [b"\xff\xd8"], 2, False
    while place + 4 <= len(content):
        mark = content[place + 1]
        if content[place] != 0xFF:
            raise CannotClean("picture")
        if mark == 0xFF:
            place += 1
            continue
        if mark == 0xD9:
            break
        end = place + 2 + struct.unpack_from(">H", content, place + 2)[0]
        segment, place = content[place:end], end
        if mark == 0xE0:
            kept.append(_jfif(segment))
        elif mark in _KEPT_MARKS:
            kept.append(segment)
        if mark == 0xDA:
            found = _NEXT_MARK.search(content, end)
            place = found.start() if found else len(content)
            kept.append(content[end:place])
            is_drawn = True
    if not is_drawn:
        raise CannotClean("picture")
    return b"".join(kept) + b"\xff\xd9"


def _jfif(segment: bytes) -> bytes:
    """The head that says how dense the dots are, without the small copy of the picture."""
    return b"\xff\xe0\x00\x10" + segment[4:16] + b"\0\0" if segment[4:9] == b"JFIF\0" and len(segment) >= 18 else b""


def png(content: bytes) -> bytes:
    """A PNG with what is needed to draw it, and no words, times or profiles."""
    kept, place = [content[:8]], 8
    while place + 12 <= len(content):
        length, name = struct.unpack_from(">I4s", content, place)
        end = place + 12 + length
        if end > len(content):
            raise CannotClean("picture")
        if name in _PNG_KEPT:
            kept.append(content[place:end])
        place = end
        if name == b"IEND":
            return b"".join(kept)
    raise CannotClean("picture")


def by_drawing(content: bytes) -> bytes:
    """GIF, BMP, TIFF and WebP: drawn anew, in the same format."""
    from PIL import Image

    file = BytesIO()
    with Image.open(BytesIO(content), formats=("GIF", "BMP", "TIFF", "WEBP")) as picture:
        plain = Image.new(picture.mode, picture.size)
        if picture.mode == "P" and (palette := picture.getpalette()):
            plain.putpalette(palette)
        plain.paste(picture)
        hidden = {"transparency": picture.info["transparency"]} if "transparency" in picture.info else {}
        plain.save(file, picture.format, quality=90, **hidden)
    return file.getvalue()


def jpeg2000(content: bytes) -> bytes:
    """A JPEG 2000 without its boxes of words and foreign things; its stream of dots may also come bare."""
    if content.startswith(_BARE):
        return _without_remarks(content)
    kept, place = [], 0
    while place + 8 <= len(content):
        length, name = struct.unpack_from(">I4s", content, place)
        if length == 1:
            length = struct.unpack_from(">Q", content, place + 8)[0]
        end = place + length if length else len(content)
        if length and not 8 <= length <= len(content) - place:
            raise CannotClean("picture")
        if name == b"jp2c":
            kept.append(_without_remarks(content[place:end]))
        elif name in (b"jP  ", b"ftyp", b"jp2h"):
            kept.append(content[place:end])
        place = end
    return b"".join(kept)


def _without_remarks(stream: bytes) -> bytes:
    """The stream of dots, the remarks before its first dots blank."""
    blank, place = bytearray(stream), stream.find(_BARE) + 2
    while place + 4 <= len(stream) and stream[place] == 0xFF and stream[place + 1] != 0x90:
        (length,) = struct.unpack_from(">H", stream, place + 2)
        if stream[place + 1] == 0x64 and 6 <= length + 2 <= len(stream) - place:
            blank[place + 6 : place + 2 + length] = b" " * (length - 4)
        place += 2 + length
    return bytes(blank)


def colour_profile(content: bytes) -> bytes:
    """A colour profile whose words (the name of a screen, perhaps of its owner) are blank."""
    blank = bytearray(content)
    (count,) = struct.unpack_from(">I", content, 128)
    blank[80:100] = bytes(20)  # who made it, and its number
    for number in range(min(count, 100)):
        name, start, length = struct.unpack_from(">4sII", content, 132 + 12 * number)
        if name in _ICC_TELLING and 132 < start + 8 <= start + length <= len(content):
            blank[start + 8 : start + length] = bytes(length - 8)
    return bytes(blank)


def emf(content: bytes) -> bytes:
    """A drawing of Windows without its description, and without comments that no drawing needs."""
    blank = bytearray(content)
    letters, start = struct.unpack_from("<II", content, 60)
    blank[start : start + 2 * letters] = bytes(len(blank[start : start + 2 * letters]))
    place = 0
    while place + 12 <= len(content):
        kind, size = struct.unpack_from("<II", content, place)
        if size < 8 or place + size > len(content):
            raise CannotClean("picture")
        if kind == 70 and content[place + 12 : place + 16] != b"EMF+":  # a comment; EMF+ is the drawing itself
            end = place + size
            blank[place + 12 : end] = bytes(end - place - 12)
        place += size
    return bytes(blank[:place])


_KINDS: dict[bytes, Callable[[bytes], bytes]] = {
    b"\xff\xd8\xff": jpeg,
    b"\x89PNG\r\n\x1a\n": png,
    b"GIF8": by_drawing,
    b"BM": by_drawing,
    b"II*\0": by_drawing,
    b"MM\0*": by_drawing,
    b"RIFF": by_drawing,
    b"\0\0\0\x0cjP  ": jpeg2000,
    _BARE: jpeg2000,
}
