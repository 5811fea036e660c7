"""How the house writes: one transaction a verb, one writer at a time on SQLite."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_pen = threading.RLock()


@contextmanager
def writing() -> Iterator[None]:
    """Write in one transaction, durably or not at all.

    SQLite has one writer; threads that wait for it in the database starve each other for seconds, so they wait
    here in turn. Hold it for less than 20 ms: render before, not inside.
    """
    if connection.vendor != "sqlite":
        with transaction.atomic():
            yield
        return
    with _pen, transaction.atomic():
        yield
