"""The fields of a mail's head in their order, read without forgiving anything: for questions of who, not of what."""

import re
from dataclasses import dataclass

from alongside.core.mailtext.headers import HEAD_BYTES, HEAD_LINES

_NAME = re.compile(rb"([!-9;-~]{1,80})[ \t]{0,9}:")
_OF_SERVERS = ("authentication-results", "received")
_HIDDEN = re.compile(rb"[\x00-\x08\x0b-\x0c\x0e-\x1a\x1c-\x1f\x7f]|\r(?!\n)")  # old Japanese subjects hold escapes


@dataclass(frozen=True, slots=True)
class Ordered:
    """A head's fields, topmost first, and whether every program would read them as we do."""

    fields: tuple[tuple[str, bytes], ...]
    sound: bool

    def all(self, name: str) -> list[bytes]:
        """Returns every value of one field, topmost first."""
        return [value for key, value in self.fields if key == name]


def ordered(raw: bytes) -> Ordered:
    """Reads a head in order; what two programs could read in two ways makes it unsound.

    `headers.split_head` is made to get the most out of broken mail. Here a doubt has to be seen, because the program
    that checked the sender may have read another From than we do.
    """
    fields: list[tuple[str, bytes]] = []
    head, ended = _head(raw)
    sound = ended and not _HIDDEN.search(head)
    for n, line in enumerate(head.split(b"\n")):
        line = line.rstrip(b"\r")
        if line[:1] in (b" ", b"\t"):
            if fields and line.strip():
                fields[-1] = (fields[-1][0], fields[-1][1] + b" " + line.strip())
            else:
                sound = False  # some programs end the head here
        elif field := _NAME.match(line):
            name = field[1].decode("ascii").lower()
            if name in _OF_SERVERS and line[field.end() - 2 : field.end() - 1].isspace():
                name += " "  # "Authentication-Results :" slips past servers that take out what bears their name
            fields.append((name, line[field.end() :].strip()))
        elif line and not (n == 0 and line.startswith(b"From ")):
            sound = False
    return Ordered(tuple(fields), sound)


def _head(raw: bytes) -> tuple[bytes, bool]:
    """Cuts the head off; false when it is longer than an honest one, so that something may stand out of sight."""
    blank = re.compile(rb"\r?\n\r?\n|\A\r?\n").search(raw, 0, HEAD_BYTES)
    head = raw[: blank.start() if blank else HEAD_BYTES]
    lines = head.split(b"\n", HEAD_LINES)
    return b"\n".join(lines[:HEAD_LINES]), len(lines) <= HEAD_LINES and (blank is not None or len(raw) <= HEAD_BYTES)
