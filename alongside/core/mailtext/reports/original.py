"""The mail a report is about: found as a part of the report, or where its head begins in the report's text."""

import re

from alongside.core.mailtext.headers import VALUE_LETTERS, ids, split_head, words
from alongside.core.mailtext.reports.report import Original
from alongside.core.mailtext.structure import Part

ENCLOSED = (
    "message/rfc822",
    "message/rfc822-headers",
    "message/global",
    "message/global-headers",
    "text/rfc822-headers",
)
FIELDS = 100  # of one head; what is beyond is no use to anybody
ENOUGH = 3  # fields in a row, one of which only mails have
VALUES = 20  # of one field, as Received has
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):")
_TELLING = re.compile(
    r"(?:x-)?received|return-path|message-id|mime-version|dkim-signature|domainkey-signature|delivered-to|x-mailer"
    r"|x-originating-ip|user-agent|arc-seal|in-reply-to|references"
)
_COMMON = re.compile(r"from|to|subject|date|reply-to|sender|cc|importance")
_WHO = ("return-path", "reply-to", "list-unsubscribe", "to", "from", "sender", "x-original-to")
_ADDRESS = re.compile(r"[^\s<>\"',;:()\[\]@?&]{1,64}@[^\s<>\"',;:()\[\]@?&]{1,255}")


def start_of_head(lines: list[str]) -> int:
    """Says at which line of a report's text the head of the returned mail begins; past the end when it never does."""
    begin, telling, fields = 0, False, 0
    for n, line in enumerate(lines):
        found = _FIELD.match(line)
        name = found[1].lower() if found else ""
        if name and (fields or _TELLING.fullmatch(name) or _COMMON.fullmatch(name)):
            begin = begin if fields else n
            telling = telling or bool(_TELLING.fullmatch(name))
            fields += 1
            if telling and fields >= ENOUGH:
                return begin
        elif not (fields and line[:1] in " \t" and line.strip()):
            telling, fields = False, 0
    return len(lines)


def read_original(raw: bytes) -> Original:
    """Reads the head of a returned mail, whole or only its head."""
    head, _, _ = split_head(raw.lstrip(b"\r\n"))
    fields = {
        name: tuple(words(value)[:VALUE_LETTERS] for value in values[:VALUES])
        for name, values in list(head.items())[:FIELDS]
    }
    said = ids(b" ".join(head.get("message-id", ())[:1]))
    return Original(said[0] if said else "", fields, _addresses(fields))


def _addresses(fields: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    text = " ".join(value for name in _WHO for value in fields.get(name, ()))
    return tuple(dict.fromkeys(one.strip(".").lower() for one in _ADDRESS.findall(text)))


def enclosed(parts: list[Part]) -> Original | None:
    """Reads the returned mail that came as a part of its own."""
    for part in parts:
        if part.kind in ENCLOSED:
            found = read_original(part.content()[: 256 * 1024])
            if found.fields:
                return found
    return None
