"""How the house writes: one transaction a verb, one writer at a time on SQLite."""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


class Pen:
    """What a writer holds: a lock among threads, and a lock on a file beside the database among processes."""

    def __init__(self) -> None:
        self._threads = threading.RLock()
        self._depth = 0
        self._files: dict[str, int] = {}
        os.register_at_fork(after_in_child=self._files.clear)  # an inherited file would be its parent's own lock

    @contextmanager
    def held(self, database: str) -> Iterator[None]:
        """Hold it; whoever holds it already goes on."""
        with self._threads:
            self._depth += 1
            file = self._file(database) if self._depth == 1 else -1
            try:
                if file >= 0:
                    fcntl.flock(file, fcntl.LOCK_EX)
                yield
            finally:
                self._depth -= 1
                if file >= 0:
                    fcntl.flock(file, fcntl.LOCK_UN)

    def _file(self, database: str) -> int:
        if database not in self._files:
            self._files[database] = os.open(f"{database}-pen", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return self._files[database]


_pen = Pen()


@contextmanager
def writing() -> Iterator[None]:
    """Write in one transaction, durably or not at all.

    SQLite has one writer; those who wait for it in the database look again after ever longer pauses and starve each
    other for seconds, so they wait here in turn. Hold it for less than 20 ms: render before, not inside.
    """
    if connection.vendor != "sqlite":
        with transaction.atomic():
            yield
        return
    with _pen.held(str(connection.settings_dict["NAME"])), transaction.atomic():
        yield
