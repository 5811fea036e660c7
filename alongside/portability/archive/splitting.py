"""Splits an archive into mails, streaming: mbox in its variants, MMDF, pipermail, Takeout, single mails; .gz too.

A line "From …" begins a mail only when it ends in a date and a header-like line follows it; in bodies it stays text.
A Content-Length (mboxcl2) is believed only when the mail it measures ends exactly where the next one begins.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from alongside.portability.archive.raw_mail import MAIL_BYTES, NO_TIME, OpenMail, RawMail, unescape

LINE_BYTES = 64 * 1024

_TIME = rb"\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,6})?"
_ZONE = rb"(?: +(?:[+-]\d{4}|[A-Z]{1,5}|\([A-Z]{1,5}\)))?"
_DATE = re.compile(
    rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:"
    rb"(?P<month>[A-Z][a-z]{2}) +(?P<day>\d{1,2}) +(?P<time>" + _TIME + rb")(?P<zone1>" + _ZONE + rb") +(?P<year>\d{4})"
    rb"|(?P<day2>\d{1,2}) +(?P<month2>[A-Z][a-z]{2}) +(?P<year2>\d{4}) +(?P<time2>" + _TIME + rb"))"
    rb"(?P<zone2>" + _ZONE + rb")(?: +remote from .{0,80})?\s*$"
)
_FIELD = re.compile(rb"(?:[!-9;-~]{1,80}[ \t]{0,3}:|>?From )")
_KNOWN_FIELD = re.compile(
    rb"(?:return-path|received|from|date|subject|to|message-id|mime-version|x-[a-z-]+|delivered-to|sender|content-type"
    rb"|in-reply-to|references|status|reply-to|dkim-signature|precedence)[ \t]*:",
    re.IGNORECASE,
)
_UNDATED = re.compile(rb"From (?:-|[^\s@]{1,64}@[^\s@]{1,255})\s*$")  # Netscape, and what some exports write
_MMDF = b"\x01\x01\x01\x01"
_BOM = b"\xef\xbb\xbf"
_MONTHS = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec")


def split(archive: BinaryIO) -> Iterator[RawMail]:
    """Yields the mails of an archive in the order they stand, holding no more than one of them in memory."""
    line = archive.readline(LINE_BYTES)
    blank, place, whole = True, len(_BOM) * line.startswith(_BOM), True
    line = line.removeprefix(_BOM)
    mail = OpenMail(place, None)
    while line:
        following = archive.readline(LINE_BYTES)
        after = place + len(line)
        if whole and line.startswith(_MMDF):
            yield from mail.closed(place)
            mail = OpenMail(after, None)
        elif whole and line.startswith(b"From ") and (arrived := separator(line, following, blank)):
            if mail.claims(place):
                mail.doubt(place, line, arrived)
            else:
                yield from mail.closed(place)
                mail = OpenMail(after, arrived)
        else:
            mail.add(line)
            if mail.claim_broken(after, line):
                *done, mail = mail.divided()
                for one in done:
                    yield from one.closed(one.end)
        blank, whole = line in (b"\n", b"\r\n"), line.endswith(b"\n")
        place, line = after, following
    yield from mail.closed(place)


def read_at(archive: BinaryIO, offset: int, size: int, *, measured: bool) -> bytes:
    """Reads again a mail whose place and size `split` told, as `split` gave it."""
    archive.seek(offset)
    return unescape(archive.read(min(size, MAIL_BYTES)), measured=measured)


def separator(line: bytes, following: bytes, blank_before: bool) -> datetime | None:
    """Says when a mail arrived, if this line begins one; None when it is somebody's sentence."""
    found = _DATE.search(line[:400])
    if found is None:
        undated = blank_before and _UNDATED.match(line) and _KNOWN_FIELD.match(following)
        return NO_TIME if undated else None
    wanted = _FIELD if blank_before else _KNOWN_FIELD
    return (_date(found) or NO_TIME) if wanted.match(following) else None


def _date(found: re.Match[bytes]) -> datetime | None:
    day, year = found["day"] or found["day2"], found["year"] or found["year2"]
    month, time = found["month"] or found["month2"], found["time"] or found["time2"]
    hour, minute, second, *_ = [*map(int, time.split(b".")[0].split(b":")), 0]
    zone = ((found["zone1"] or b"") + (found["zone2"] or b"")).strip()
    shift = timedelta()
    if re.fullmatch(rb"[+-]\d{4}", zone):
        shift = timedelta(hours=int(zone[:3]), minutes=int(zone[:1] + zone[3:]))
    try:
        return datetime(int(year), _MONTHS.index(month) + 1, int(day), hour, minute, second, tzinfo=UTC) - shift
    except (ValueError, OverflowError):
        return None
