"""The tree of a mail: parts within parts, walked with a limit on depth and number, each decoded when asked for."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from alongside.core.mailtext.charsets import decode
from alongside.core.mailtext.headers import Head, first, split_head

DEPTH = 20  # honest mail has four or five levels
PARTS = 200  # and rarely ten parts
_AFTER_MARK = re.compile(rb"(--)?[ \t]*+(?=\r?\n|\Z)")


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of a mail: its type, how it wants to be shown, and its bytes as they came."""

    kind: str
    charset: str
    disposition: str
    filename: str
    encoding: str
    raw: bytes
    flowed: bool = False
    delsp: bool = False
    choice: int = 0  # leaves of one multipart/alternative share a number, so that one of them is shown

    def content(self) -> bytes:
        """Returns the bytes behind the transfer encoding, as many of them as can be read."""
        return _untransfer(self.raw, self.encoding)

    def text(self) -> str:
        """Returns the part as text."""
        return decode(self.content(), self.charset or None)


@dataclass(slots=True)
class Walk:
    """What a walk met besides parts: how many there were, and whether limits cut it short."""

    parts: int = 0
    choices: int = 0
    cut: bool = False


def leaves(head: Head, body: bytes, walk: Walk, depth: int = 0, choice: int = 0) -> Iterator[Part]:
    """Walks a mail down to its leaves in the order they stand."""
    walk.parts += 1
    if walk.parts > PARTS:
        walk.cut = True
        return
    fields = _content_fields(head)
    kind = fields.get_content_type()
    boundary = _param(fields, "boundary")
    if kind.startswith("multipart/") and boundary and depth < DEPTH:
        if kind == "multipart/alternative":
            walk.choices += 1
            choice = walk.choices
        default = "message/rfc822" if kind == "multipart/digest" else ""
        for piece in _pieces(body, boundary):
            if walk.parts > PARTS:
                return  # told as cut already; there may be millions more
            inner, start, _ = split_head(piece)
            if default and "content-type" not in inner:
                inner["content-type"] = [default.encode()]
            yield from leaves(inner, piece[start:], walk, depth + 1, choice)
        return
    walk.cut = walk.cut or (kind.startswith("multipart/") and depth >= DEPTH)
    yield _leaf(fields, kind, head, body, choice)


def _leaf(fields: Message, kind: str, head: Head, body: bytes, choice: int) -> Part:
    if kind.startswith("multipart/"):
        kind = "text/plain"  # says it has parts and has none: what is there is text
    return Part(
        kind=kind,
        charset=_param(fields, "charset"),
        disposition=(fields.get("content-disposition") or "").split(";")[0].strip().lower(),
        filename=_filename(fields),
        encoding=first(head, "content-transfer-encoding").decode("ascii", "replace").strip().lower(),
        raw=body,
        flowed=_param(fields, "format").lower() == "flowed",
        delsp=_param(fields, "delsp").lower() == "yes",
        choice=choice,
    )


def _content_fields(head: Head) -> Message:
    fields = Message()
    for name in ("content-type", "content-disposition"):
        if value := first(head, name):
            fields[name] = value[:4_000].decode("utf-8", "replace")
    return fields


def _param(fields: Message, name: str) -> str:
    try:
        value = fields.get_param(name)
    except Exception:  # the standard reader raises many kinds on broken parameters
        return ""
    if isinstance(value, tuple):
        value = value[2]
    return str(value).strip() if value else ""


def _filename(fields: Message) -> str:
    try:
        name = fields.get_filename() or ""
    except Exception:  # as above
        return ""
    return " ".join(str(name).split())[:120]


def _pieces(body: bytes, boundary: str) -> Iterator[bytes]:
    """Splits a multipart at its boundary lines; a missing end, or what was glued to a boundary, loses nothing."""
    start, found_any = None, False
    for at, end, is_last in _boundaries(body, b"--" + boundary.rstrip().encode("utf-8", "surrogateescape")):
        found_any = True
        if start is not None:
            yield body[start:at]
        if is_last:
            return
        start = _line_end(body, end)
    if start is not None:
        yield body[start:]
    elif not found_any:
        yield b"\n" + body  # the boundary never comes: the whole body is one part without a head


def _boundaries(body: bytes, mark: bytes) -> Iterator[tuple[int, int, bool]]:
    """Finds the lines that are this mark: where the line end before each begins, where it ends, whether it is the last.

    Searched for as plain bytes: a pattern takes a second for each level of a large mail.
    """
    place = body.find(mark)
    while place >= 0:
        rest = _AFTER_MARK.match(body, place + len(mark))
        if rest and (place == 0 or body[place - 1 : place] == b"\n"):
            before = place - 1 - (body[place - 2 : place - 1] == b"\r") if place else 0
            yield before, rest.end(), rest[1] is not None
        place = body.find(mark, place + len(mark))


def _line_end(body: bytes, place: int) -> int:
    end = body.find(b"\n", place, place + 3)
    return place if end < 0 else end + 1


def _untransfer(raw: bytes, encoding: str) -> bytes:
    if encoding == "quoted-printable":
        return binascii.a2b_qp(raw)
    if encoding == "base64":
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw.split(b"\n--", 1)[0])
        letters = letters[: len(letters) - (len(letters) % 4 == 1)]
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return _uudecode(raw)
    return raw


def _uudecode(raw: bytes) -> bytes:
    found = []
    for line in raw.split(b"\n"):
        if line.startswith((b"begin ", b"end")):
            continue
        try:
            found.append(binascii.a2b_uu(line))
        except binascii.Error:
            continue
    return b"".join(found)
