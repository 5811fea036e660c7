"""What a database keeps of rows that were deleted, and how to empty it: the end of every erasure."""

from django.db import connection, transaction


def empty_traces() -> bool:
    """Leave nothing of deleted rows in the database's files; False when somebody was still reading old pages.

    SQLite overwrites deleted rows (`secure_delete`), but its write-ahead log still holds the pages as they were.
    PostgreSQL keeps deleted rows until a vacuum.
    """
    if transaction.get_connection().in_atomic_block:
        raise RuntimeError("traces are emptied after the transaction, not inside it")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy: int = cursor.fetchone()[0]
            return not busy
        cursor.execute("VACUUM")
        return True
