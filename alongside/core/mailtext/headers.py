"""The head of a mail: its lines joined and counted, encoded words read, addresses, ids and dates taken out of them."""

import binascii
import email.utils
import re
from datetime import UTC, datetime, timedelta

from alongside.core.mailtext.charsets import decode

HEAD_BYTES = 64 * 1024  # a head is a page at most; what is longer is an attack or not a head
HEAD_LINES = 500
VALUE_LETTERS = 2_000  # the readers of dates and addresses are quadratic in evil input

Head = dict[str, list[bytes]]

_FIELD = re.compile(rb"([!-9;-~]{1,80})[ \t]{0,9}:[ \t]{0,99}([^\n]*)", re.DOTALL)
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?)")
_ID = re.compile(r"<\s*([^<>\s][^<>]{0,996}?)\s*>")
_ADDRESS = re.compile(r"[^\s<>\"',;:()\[\]@]{1,64}@[^\s<>\"',;:()\[\]@]{1,255}")
# An archive writes "ann at example.org" for the address it hides.
_MUNGED = re.compile(
    r"^[\s\"<]*([^\s<>\"(),;:@]{1,64})\s+(?:at|AT|_at_|\(at\)|\[at\])\s+([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
)
_EARLIEST = datetime(1975, 1, 1, tzinfo=UTC)


def split_head(raw: bytes) -> tuple[Head, int, bool]:
    """Reads the head of a mail or part: its fields by lower-case name, where its body begins, whether it was cut."""
    head: Head = {}
    place, lines, last = 0, 0, ""
    while place < len(raw):
        end = raw.find(b"\n", place, place + HEAD_BYTES)
        end = min(len(raw), place + HEAD_BYTES) if end < 0 else end + 1
        line = raw[place:end].rstrip(b"\r\n")
        if not line:
            return head, end, False
        lines += 1
        if lines > HEAD_LINES or end > HEAD_BYTES:
            return head, _after_head(raw, place), True
        if line[:1] in b" \t" and last:
            head[last][-1] += b" " + line.strip()
        elif field := _FIELD.match(line):
            last = field[1].decode("ascii").lower()
            head.setdefault(last, []).append(field[2].strip())
        elif not line.startswith((b"From ", b">From ")) and not _FIELD.match(raw, end):
            # Not a field, nor is the next: the empty line between head and body was lost, so the body begins here.
            return head, place, bool(head)
        place = end
    return head, len(raw), False


def _after_head(raw: bytes, place: int) -> int:
    blank = re.compile(rb"\r?\n\r?\n").search(raw, max(0, place - 1))
    return blank.end() if blank else len(raw)


def first(head: Head, name: str) -> bytes:
    """Returns the first value of a field, or nothing; a second one is never believed."""
    values = head.get(name)
    return values[0] if values else b""


def words(value: bytes) -> str:
    """Reads the text of a field: encoded words in any charset, raw 8-bit letters, on one line."""
    text = decode(value[: VALUE_LETTERS * 4])[: VALUE_LETTERS * 2]
    if "=?" in text:
        text = _decode_words(_BETWEEN.sub(r"\1", text))
    return " ".join(text.split())


def _decode_words(text: str) -> str:
    parts: list[str] = []
    place, held, held_charset = 0, b"", ""
    for found in _WORD.finditer(text):
        charset, raw = found[1].lower().split("*")[0], _word_bytes(found[2], found[3])
        # A letter may be cut in two by the end of a word, so neighbours of one charset are read together.
        if held and (found.start() != place or charset != held_charset):
            parts.append(decode(held, held_charset))
            held = b""
        parts.append(text[place : found.start()])
        held, held_charset, place = held + raw, charset, found.end()
    if held:
        parts.append(decode(held, held_charset))
    return "".join([*parts, text[place:]])


def _word_bytes(kind: str, body: str) -> bytes:
    raw = body.encode("utf-8", "replace")
    if kind in "qQ":
        return binascii.a2b_qp(raw.replace(b"_", b" "), header=False)
    raw = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    try:
        return binascii.a2b_base64(raw[: len(raw) - (len(raw) % 4 == 1)] + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return raw


def ids(value: bytes) -> tuple[str, ...]:
    """Takes the message ids out of References or In-Reply-To, oldest first, of any length, without their brackets."""
    text = decode(value)
    if "=?" in text:  # some programs wrap long ids as encoded words
        text = _decode_words(_BETWEEN.sub(r"\1", text))
    found = ["".join(one.split()) for one in _ID.findall(text)]
    if not found and "@" in text:
        found = [one.strip("<>,;") for one in text.split() if "@" in one]
    return tuple(dict.fromkeys(one for one in found if one))


def author(value: bytes) -> tuple[str, str]:
    """Takes name and address out of From: the address in lower case, or empty where none can be made out."""
    text = words(value)[:VALUE_LETTERS]
    if munged := _MUNGED.match(text):
        rest = text[munged.end() :].strip(" >\"'")
        name = rest[1:-1] if rest.startswith("(") and rest.endswith(")") else ""
        return name.strip(), f"{munged[1]}@{munged[2]}".lower()
    bracketed = re.search(r"<([^<>]{0,320})>", text)
    found = _ADDRESS.search(bracketed[1]) if bracketed else None
    found = found or _ADDRESS.search(text)
    hidden = _MUNGED.match(bracketed[1]) if bracketed and not found else None
    address = f"{hidden[1]}@{hidden[2]}".lower() if hidden else found[0].strip(".").lower() if found else ""
    if bracketed:
        name = text[: bracketed.start()]
    else:
        remark = re.search(r"\(([^()]*)\)", text)
        name = remark[1] if remark else text[: found.start()] if found else text
    name = name.strip().strip("\"'").strip()
    return ("" if "@" in name else name), address


def moment(value: bytes, *, latest: datetime) -> datetime | None:
    """Reads a date as UTC; what cannot be, or lies before mail existed or after `latest`, is None."""
    text = decode(value[:200])
    try:
        parts = email.utils.parsedate_tz(text)
        if parts is None:
            return None
        shift = parts[9] or 0
        shift = shift if abs(shift) < 86_400 else 0
        at = datetime(*parts[:6], tzinfo=UTC) - timedelta(seconds=shift)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return at if _EARLIEST <= at <= latest + timedelta(days=1) else None
