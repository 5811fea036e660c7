"""Reading mails in a program of its own, which may be killed: the one place that starts it."""

import json
import os
import select
import subprocess
import sys
import time
from base64 import b64decode
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from django.conf import settings

from alongside.mail.taken import Piece, Read

SECONDS = 10  # the slowest honest mail takes half a second; what takes longer was made to
PROGRAM = (sys.executable, "-I", "-m", "alongside.mail.reading.reader")


class Unreadable(Exception):
    """The program was killed, or fell, over this mail."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a mail and may be kept, once it is cleaned."""

    piece: Piece
    content: bytes


class Reader:
    """The program and the pipes to it; started when a mail comes, gone when none has come for a while."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._program: subprocess.Popen[bytes] | None = None

    def ask(self, raw: bytes, **wish: Any) -> dict[str, Any]:
        """What the program says to this mail, or Unreadable; the next mail finds a program again."""
        line = json.dumps({"size": len(raw), **wish}).encode() + b"\n"
        with self._lock:
            try:
                told = self._told(line + raw)
            except BaseException:
                self._end()
                raise
        answer: dict[str, Any] = json.loads(told)
        return answer

    def _told(self, asked: bytes) -> bytes:
        try:
            return _exchange(self._running(), asked)
        except (BrokenPipeError, EOFError):
            if self._program is None or self._program.wait(SECONDS) != 0:
                raise Unreadable from None
        # It had gone home a moment before: that was not this mail's doing.
        self._end()
        try:
            return _exchange(self._running(), asked)
        except (BrokenPipeError, EOFError):
            raise Unreadable from None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._program is None or self._program.poll() is not None:
            self._end()
            self._program = subprocess.Popen(
                PROGRAM,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env={"MALLOC_ARENA_MAX": "2"},  # nothing of ours: no key, no address of a database
            )
        return self._program

    def _end(self) -> None:
        if program := self._program:
            self._program = None
            program.kill()
            for pipe in (program.stdin, program.stdout):
                if pipe:
                    pipe.close()
            program.wait()


def _exchange(program: subprocess.Popen[bytes], asked: bytes) -> bytes:
    """Write all, read a line, in the time there is; neither side can wait for the other for ever."""
    if program.stdin is None or program.stdout is None:
        raise EOFError
    until = time.monotonic() + SECONDS
    goes, comes = program.stdin.fileno(), program.stdout.fileno()
    os.set_blocking(goes, False)
    left, told = memoryview(asked), bytearray()
    while not told.endswith(b"\n"):
        seconds = until - time.monotonic()
        if seconds <= 0:
            raise Unreadable
        readable, writable, _ = select.select([comes], [goes] if left else [], [], seconds)
        if writable:
            left = left[os.write(goes, left[: 1 << 16]) :]
        if readable:
            piece = os.read(comes, 1 << 20)
            if not piece:
                raise EOFError
            told += piece
    return bytes(told)


_reader = Reader()


def read_apart(raw: bytes, *, null_sender: bool = False) -> Read:
    """What this mail says, or Unreadable."""
    told = _reader.ask(raw, trusted=trusted(), domain=settings.MAIL_DOMAIN, null_sender=null_sender)
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    fields["pieces"] = tuple(Piece(**piece) for piece in told["pieces"])
    fields["at"] = datetime.fromisoformat(told["at"]) if told["at"] else None
    return Read(**fields)


def files_of(raw: bytes) -> list[File]:
    """The files that came with this mail and may be kept, or Unreadable."""
    told = _reader.ask(raw, files=True)["files"]
    return [File(content=b64decode(one.pop("content")), piece=Piece(**one)) for one in told]


@dataclass(frozen=True, slots=True)
class Beside:
    """What only an operator wants to know of a mail: what stands in From, and of whom it speaks if it is a report."""

    says: list[str]
    recipients: list[dict[str, str]]  # address, family and status of each


def beside(raw: bytes) -> Beside:
    """The same, or Unreadable."""
    return Beside(**_reader.ask(raw, beside=True))


def trusted() -> list[str]:
    """Whose word about a sender counts: the mail server's in front, and our own pages' that hand in a mail."""
    return [name for name in (settings.MAIL_AUTHSERV, getattr(settings, "MAIL_DOOR_SECRET", "")) if name]
