"""What came with a mail, sorted: what may be shown, what is its text anyway, and what is left out, each with why."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from alongside.core.mailtext import kinds
from alongside.core.mailtext.headers import split_head
from alongside.core.mailtext.reading import chosen, in_unix_lines
from alongside.core.mailtext.structure import Part, Walk, leaves
from alongside.core.mailtext.tnef import Unreadable, unwrap_files

MOST_BYTES = 20 * 1024 * 1024  # of one file; a mail has 25 MB at most, and a third of that is its encoding
MOST_FILES = 40  # kept of one mail: an evening's photos; the rest is told as too many
SPECK = 8  # dots: a picture with so short a side is a spacer, or counts who opens the mail
LOGO, LOGO_BYTES = 260, 15_000  # dots and bytes: what stands within a mail and is smaller belongs to a signature


class Verdict(StrEnum):
    """What becomes of a part."""

    PICTURE = "picture"
    DOCUMENT = "document"
    TEXT = "text"  # the mail's own words, which the post shows
    DROPPED = "dropped"


class Reason(StrEnum):
    """Why a part is left out."""

    SIGNATURE = "signature"  # a certificate, or a signature that only a program reads
    KEY = "key"
    CARD = "card"
    CALENDAR = "calendar"
    MAIL = "mail"  # a mail within the mail: its words are folded into the text
    PROGRAM = "program"
    ARCHIVE = "archive"
    SPECK = "speck"
    LOGO = "logo"
    TOO_LARGE = "too large"
    TOO_MANY = "too many"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Found:
    """One part of a mail: the name and type its sender gave, which nobody else may see, its bytes, and the verdict."""

    name: str
    kind: str
    content: bytes
    verdict: Verdict
    reason: Reason | None = None


_BY_TYPE = {
    "application/pkcs7-signature": Reason.SIGNATURE,
    "application/x-pkcs7-signature": Reason.SIGNATURE,
    "application/pkcs7-mime": Reason.SIGNATURE,
    "application/x-pkcs7-mime": Reason.SIGNATURE,
    "application/pgp-signature": Reason.SIGNATURE,
    "application/pgp-encrypted": Reason.SIGNATURE,
    "application/pgp-keys": Reason.KEY,
    "application/x-x509-ca-cert": Reason.KEY,
    "application/pkix-cert": Reason.KEY,
    "application/x-pkcs12": Reason.KEY,
    "text/vcard": Reason.CARD,
    "text/x-vcard": Reason.CARD,
    "text/directory": Reason.CARD,
    "text/calendar": Reason.CALENDAR,
    "text/x-vcalendar": Reason.CALENDAR,
    "application/ics": Reason.CALENDAR,
    "message/rfc822": Reason.MAIL,
}
_BY_NAME = {
    (".p7s", ".p7m", ".p7c", ".sig"): Reason.SIGNATURE,
    (".asc", ".gpg", ".pgp", ".key", ".pem", ".crt", ".cer", ".der", ".p12", ".pfx"): Reason.KEY,
    (".vcf", ".vcard"): Reason.CARD,
    (".ics", ".vcs", ".ical"): Reason.CALENDAR,
}
_BY_START = {
    b"-----BEGIN PGP SIG": Reason.SIGNATURE,
    b"-----BEGIN PGP PUB": Reason.KEY,
    b"-----BEGIN PGP PRI": Reason.KEY,
    b"-----BEGIN CERTIFI": Reason.KEY,
    b"BEGIN:VCARD": Reason.CARD,
    b"BEGIN:VCALENDAR": Reason.CALENDAR,
}
_BY_KIND = {
    kinds.PROGRAM: Reason.PROGRAM,
    kinds.ARCHIVE: Reason.ARCHIVE,
    kinds.MAIL: Reason.MAIL,
    kinds.OTHER: Reason.OTHER,
}


def attachments_of(raw: bytes) -> list[Found]:
    """Sorts all that came with a mail, in its order; it never raises, and what it can't read is dropped as such."""
    try:
        raw = in_unix_lines(raw)
        fields, start, _cut = split_head(raw)
        parts = list(leaves(fields, raw[start:], Walk()))
        shown = chosen(parts)
    except Exception:  # anybody may send anything: see reading.read_mail
        return [_dropped("", "", Reason.UNREADABLE)]
    found = [each for part in parts for each in _sorted(part, shown)]
    return list(_few(found))


def _sorted(part: Part, shown: set[int]) -> Iterator[Found]:
    if id(part) not in shown and part.choice and part.kind in ("text/plain", "text/html", "text/enriched"):
        return  # the same words in another form
    try:
        content = part.content()
        if id(part) in shown:
            yield Found(part.filename, part.kind, content, Verdict.TEXT)
        else:
            yield from _judged(part.filename, part.kind, content, stands_within=part.disposition != "attachment")
    except Exception:
        yield _dropped(part.filename, part.kind, Reason.UNREADABLE)


def _judged(name: str, said: str, content: bytes, *, stands_within: bool) -> Iterator[Found]:
    reason = _told_by(name, said, content)
    seen = kinds.kind_of(content, name, said)
    if reason is None and (seen == kinds.OUTLOOK or said == "application/ms-tnef"):
        yield from _unwrapped(name, said, content)
        return
    if reason is None and seen == kinds.PICTURE:
        reason = _small(content, stands_within)
    reason = reason or _BY_KIND.get(seen)
    if reason:
        yield _dropped(name, said, reason)
    else:
        yield Found(name, said, content, Verdict.PICTURE if seen == kinds.PICTURE else Verdict.DOCUMENT)


def _told_by(name: str, said: str, content: bytes) -> Reason | None:
    if not content:
        return Reason.EMPTY
    if len(content) > MOST_BYTES:
        return Reason.TOO_LARGE
    lowered, begins = name.lower(), content[:40].lstrip().upper()
    by_name = (reason for endings, reason in _BY_NAME.items() if lowered.endswith(endings))
    by_start = (reason for start, reason in _BY_START.items() if begins.startswith(start))
    return _BY_TYPE.get(said) or next(by_name, None) or next(by_start, None)


def _small(content: bytes, stands_within: bool) -> Reason | None:
    size = kinds.size_of_picture(content)
    if size is None:
        return None
    if min(size) <= SPECK:
        return Reason.SPECK
    is_logo = stands_within and max(size) <= LOGO and len(content) <= LOGO_BYTES
    return Reason.LOGO if is_logo else None


def _unwrapped(name: str, said: str, content: bytes) -> Iterator[Found]:
    """The files in a winmail.dat in its place."""
    try:
        wrapped = unwrap_files(content)
    except Unreadable:
        yield _dropped(name, said, Reason.UNREADABLE)
        return
    for one in wrapped:
        kind = "message/rfc822" if one.is_message else "application/octet-stream"
        if kinds.kind_of(one.content, one.name, kind) == kinds.OUTLOOK:
            yield _dropped(one.name, said, Reason.MAIL)  # once unwrapped is enough
        else:
            yield from _judged(one.name, kind, one.content, stands_within=False)


def _few(found: list[Found]) -> Iterator[Found]:
    kept = 0
    for each in found:
        kept += each.verdict in (Verdict.PICTURE, Verdict.DOCUMENT)
        is_more = kept > MOST_FILES and each.verdict != Verdict.TEXT
        yield _dropped(each.name, each.kind, each.reason or Reason.TOO_MANY) if is_more else each


def _dropped(name: str, kind: str, reason: Reason) -> Found:
    """What is left out keeps no bytes."""
    return Found(name, kind, b"", Verdict.DROPPED, reason)
