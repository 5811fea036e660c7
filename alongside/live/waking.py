"""What wakes the streams' reader: a bell in this process, PostgreSQL's notifications, or a look at SQLite's version.

An echo rings after the commit. It says only that something happened; what, the reader finds in the event rows.
"""

import contextlib
import os
import select
import time
from typing import Any, cast

from django.db import connection

from alongside.core.events import Event
from alongside.live import limits

CHANNEL = "alongside_live"
# Telling others is no promise, so nobody waits until it is on the disk.
TELL = f"SELECT set_config('synchronous_commit', 'off', true), pg_notify('{CHANNEL}', '')"

_ears: "set[Ear]" = set()


def wake_streams(_event: Event) -> None:
    """An echo: whoever shows streams looks at what is new, in this process and in others."""
    for ear in tuple(_ears):
        ear.ring()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(TELL)


class Ear:
    """Hears all of them, in the one thread that reads for the streams."""

    def __init__(self) -> None:
        self._heard, self._rope = os.pipe()
        os.set_blocking(self._heard, False)
        os.set_blocking(self._rope, False)
        self._version = 0
        self._listens_to: Any = None
        _ears.add(self)

    def close(self) -> None:
        """Hear nothing more."""
        _ears.discard(self)
        os.close(self._heard)
        os.close(self._rope)

    def ring(self) -> None:
        """Wake the reader; from any thread."""
        with contextlib.suppress(OSError):  # a full pipe has been rung enough
            os.write(self._rope, b"!")

    def wait_for_bell(self) -> None:
        """Wait, without asking the database anything, until somebody rings."""
        _readable(None, self._heard)
        self._drain()

    def wait(self) -> bool:
        """Wait until something may have changed, at most until the next look is due; true if it did."""
        return self._wait_postgresql() if connection.vendor == "postgresql" else self._wait_sqlite()

    def _wait_postgresql(self) -> bool:
        connection.ensure_connection()
        raw = cast(Any, connection.connection)
        if self._listens_to is not raw:  # a new connection hears nothing yet, and what it missed stands in the rows
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            self._listens_to = raw
            return True
        # What came along with answers to our own questions lies with the driver: `poll` finds nothing to read.
        came = bool(list(raw.notifies(timeout=0)))
        heard = _readable(0 if came else limits.LOOK, self._heard, raw.fileno())
        self._drain()
        told = list(raw.notifies(timeout=0)) if heard else []
        return came or bool(told) or self._heard in heard

    def _wait_sqlite(self) -> bool:
        until = time.monotonic() + limits.LOOK
        while time.monotonic() < until:
            if _readable(limits.LOOK_SQLITE, self._heard):
                self._drain()
                return True
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA data_version")
                version = cursor.fetchone()[0]
            if version != self._version:
                self._version = version
                return True
        return False

    def _drain(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._heard, 65_536)


def _readable(seconds: float | None, *files: int) -> set[int]:
    """Which of these have something to read, waiting so long at most; `select` knows no file beyond the 1,024th."""
    asked = select.poll()
    for file in files:
        asked.register(file, select.POLLIN)
    return {file for file, _what in asked.poll(None if seconds is None else seconds * 1_000)}
