"""A mail while it is being read out of an archive, and when it is whole; it holds no more than the limit in memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

MAIL_BYTES = 25 * 1024 * 1024  # what mail servers pass on; the rest of a longer mail is not read, but told
NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)  # a mail begins here, but the archive does not say when
_SLACK = 4  # up to two line ends stand between a measured mail and the next
_LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*(\d{1,9})[ \t]*\r?\n", re.IGNORECASE)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RawMail:
    """One mail of an archive: its bytes, where they stand in the file, and when the archive says it arrived."""

    raw: bytes
    offset: int
    size: int
    arrived: datetime | None
    measured: bool = False  # its length was given, so nothing in it was escaped


def unescape(raw: bytes, *, measured: bool) -> bytes:
    """Takes away the ">" that archives put before "From " in bodies; measured mails never got one."""
    return raw if measured or b">From " not in raw else _ESCAPED.sub(rb"\1", raw)


class OpenMail:
    """The lines of one mail so far, and which of them may turn out to begin others."""

    def __init__(self, offset: int, arrived: datetime | None) -> None:
        self.offset, self.arrived = offset, arrived
        self.end = offset
        self.lines: list[bytes] = []
        self.kept = 0
        self.in_head = True
        self.length: int | None = None
        self.claim_end: int | None = None
        self.doubts: list[tuple[int, int, bytes, datetime]] = []  # line number, place, line, time

    def add(self, line: bytes) -> None:
        """Takes one more line."""
        if self.kept <= MAIL_BYTES:
            self.lines.append(line)
            self.kept += len(line)
        self.end += len(line)
        if self.in_head:
            self._read_head(line)

    def _read_head(self, line: bytes) -> None:
        if line in (b"\n", b"\r\n"):
            self.in_head = not any(one.strip() for one in self.lines)
            if not self.in_head and self.length is not None and self.length <= MAIL_BYTES:
                self.claim_end = self.end + self.length
        elif found := _LENGTH.match(line):
            self.length = int(found[1])

    def claims(self, place: int) -> bool:
        """Says whether the mail's own length reaches beyond this place."""
        return self.claim_end is not None and place < self.claim_end

    def claim_broken(self, place: int, line: bytes) -> bool:
        """Says whether the mail went on after the end it claimed, so that its claim was false."""
        return self.claim_end is not None and place > self.claim_end + _SLACK and bool(line.strip())

    def doubt(self, place: int, line: bytes, arrived: datetime) -> None:
        """Takes a line that begins another mail, unless the claimed length is true."""
        self.doubts.append((len(self.lines), place, line, arrived))
        self.add(line)

    def divided(self) -> "list[OpenMail]":
        """Gives up the claimed length: what was doubtful begins a mail of its own."""
        starts = [(0, self.offset, b"", self.arrived), *self.doubts]
        ends = [start[0] for start in starts[1:]] + [len(self.lines)]
        mails = []
        for (first, place, line, arrived), end in zip(starts, ends, strict=True):
            mail = OpenMail(place + len(line), arrived)
            for one in self.lines[first + bool(line) : end]:
                mail.add(one)
            mail.claim_end = None
            mails.append(mail)
        return mails

    def closed(self, place: int) -> Iterator[RawMail]:
        """Yields the mail, or the mails it turns out to be now that it has ended."""
        true_claim = self.claim_end is not None and self.claim_end <= place <= self.claim_end + _SLACK
        if self.doubts and not true_claim:
            for mail in self.divided():
                yield from mail.closed(mail.end)
            return
        raw = b"".join(self.lines)
        if raw.strip():
            measured = true_claim and bool(self.doubts)
            arrived = None if self.arrived == NO_TIME else self.arrived
            yield RawMail(unescape(raw, measured=measured), self.offset, self.end - self.offset, arrived, measured)
