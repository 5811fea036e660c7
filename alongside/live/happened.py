"""What happened since, read from the event rows: nothing is missed, in whatever order it was committed.

On SQLite events are committed in the order of their ids. On PostgreSQL one may become visible after a later one, so the
ids in between are asked for again until they come, or until no verb can still be about to commit them.
"""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection

from alongside.core.rows import fetched
from alongside.live import limits
from alongside.threads.cursor import last_event

SINCE = "SELECT id, name, ids FROM core_eventrow WHERE id > %s ORDER BY id LIMIT %s"
LATE = "SELECT id, name, ids FROM core_eventrow WHERE id IN (KEYS) ORDER BY id"
SEEN = "SELECT id FROM core_eventrow WHERE id > %s AND id <= %s"
# What these events say of a post, its readers may see: other words, none any more, or words again.
CHANGES = ("PostEdited", "PostHeld", "PostRemoved", "PostRendered", "PostRestored", "PostWithdrawn")
CHANGED = """
    SELECT DISTINCT p.id FROM core_eventrow e JOIN threads_post p ON p.id = CAST(e.ids ->> 'post' AS BIGINT)
    WHERE e.id > %s AND e.name IN (NAMES) AND p.thread_id = %s AND p.number <= %s"""
MOVED = """
    SELECT DISTINCT p.public_id, p.author_id
    FROM core_eventrow e JOIN threads_post p ON p.id = CAST(e.ids ->> 'post' AS BIGINT)
    JOIN threads_thread t ON t.id = p.thread_id
    WHERE e.id > %s AND e.name = 'PostMoved' AND p.thread_id <> %s AND t.community_id = %s
      AND NOT t.gone AND NOT p.removed AND p.withdrawn_at IS NULL"""


class Happened(NamedTuple):
    """One event: its name and ids."""

    pk: int
    name: str
    ids: dict[str, Any]


@dataclass
class Reader:
    """How far the events were read, and which are still to come."""

    now: Callable[[], float] = time.monotonic
    last: int = 0
    _missing: dict[int, float] = field(default_factory=dict)  # since when an id is missed

    def begin(self) -> None:
        """Read from here on; on PostgreSQL also what was about to be committed when this began."""
        self.last, self._missing = last_event(), {}
        if connection.vendor == "postgresql":
            self._miss(max(self.last - limits.OVERLAP, 0), self.last, self._seen())

    @property
    def floor(self) -> int:
        """The event up to which all have been read."""
        return min(self._missing) - 1 if self._missing else self.last

    def read(self) -> list[Happened]:
        """What is new, until `took` says that it is dealt with."""
        rows = fetched(SINCE, [self.last, limits.EVENTS_AT_ONCE])
        if self._missing:
            marks = ", ".join(["%s"] * len(self._missing))
            rows = fetched(LATE.replace("KEYS", marks), self._missing) + rows
        return [Happened(pk, name, json.loads(ids) if isinstance(ids, str) else ids) for pk, name, ids in rows]

    def took(self, events: Iterable[Happened]) -> None:
        """These were dealt with."""
        seen = {event.pk for event in events}
        newest, gone = max(seen, default=self.last), self.now() - limits.GAP_LASTS
        self._missing = {pk: since for pk, since in self._missing.items() if since > gone and pk not in seen}
        if newest > self.last:
            if connection.vendor == "postgresql":
                self._miss(self.last, newest, seen)
            self.last = newest

    def copy(self) -> "Reader":
        """How far this is, to go back to when what followed could not be done."""
        return Reader(self.now, self.last, self._missing)

    def _seen(self) -> set[int]:
        return {row[0] for row in fetched(SEEN, [max(self.last - limits.OVERLAP, 0), self.last])}

    def _miss(self, after: int, last: int, seen: set[int]) -> None:
        now = self.now()
        self._missing |= {pk: now for pk in range(after + 1, last + 1) if pk not in seen}


def changed_since(event: int, thread_id: int, last_number: int) -> list[int]:
    """The posts of a thread, up to that number, of which something was said since."""
    names = ", ".join(f"'{name}'" for name in CHANGES)
    return [row[0] for row in fetched(CHANGED.replace("NAMES", names), [event, thread_id, last_number])]


def moved_since(event: int, thread_id: int, community_id: int) -> dict[str, int]:
    """Posts (public ids and authors) that went to other threads since, as far as members may read them there."""
    return dict(fetched(MOVED, [event, thread_id, community_id]))
