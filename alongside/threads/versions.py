"""What pages that strangers read depend on: one short query each, asked before a kept page is given out."""

from typing import Any

from django.db import connection

ON_DOORWAY = 20  # open threads that a doorway shows: what a visitor looks through before coming in or not

THREAD = """
    SELECT t.version, c.version FROM threads_thread t JOIN communities_community c ON c.id = t.community_id
    WHERE t.public_id = %s AND t.is_open AND NOT t.gone AND NOT c.closed"""

# SQLite uses the index threads_by_life for "gone = false", and not for "NOT gone".
DOORWAY = f"""
    SELECT c.version, t.id, t.version FROM communities_community c
    LEFT JOIN threads_thread t ON t.community_id = c.id AND t.gone = false AND t.is_open
    WHERE c.public_id = %s AND NOT c.closed ORDER BY t.pinned DESC, t.last_at DESC, t.id DESC LIMIT {ON_DOORWAY}"""  # noqa: S608  (a number of ours)

type Versions = tuple[tuple[Any, ...], ...]


def find_thread_versions(public_id: str) -> Versions | None:
    """The versions that a stranger's page of this thread depends on, or None where strangers read nothing."""
    return _rows(THREAD, public_id)


def find_doorway_versions(public_id: str) -> Versions | None:
    """The versions that a community's doorway depends on: its own, and those of the open threads it shows."""
    return _rows(DOORWAY, public_id)


def _rows(sql: str, public_id: str) -> Versions | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, [public_id])
        return tuple(tuple(row) for row in cursor.fetchall()) or None
