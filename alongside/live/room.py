"""All who listen to one thread in this process, and how far it was shown to them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from django.db import connection

from alongside.live import frames, limits
from alongside.live.above import Above, find_above
from alongside.live.admit import Admitted
from alongside.live.happened import Reader, changed_since, moved_since
from alongside.live.listener import Listener
from alongside.live.showing import Gone, Showing
from alongside.live.shown import Shown
from alongside.threads.cursor import Cursor, find_cursor, sealed_cursor
from alongside.threads.models import Thread
from alongside.threads.page import read_chosen_posts, read_posts

type Payloads = list[tuple[Listener, bytes]]


@dataclass
class Touched:
    """What events said of one thread: posts that changed, posts that went elsewhere, and whether its chat did."""

    changed: set[int] = field(default_factory=set)
    moved: dict[str, int] = field(default_factory=dict)  # with their authors
    room: bool = False


class Room:
    """One thread and its listeners; in the tail's thread alone, but for `shown`, which is the event loop's."""

    def __init__(self, thread: Thread, event: int) -> None:
        self.thread = thread
        self.number = thread.last_number
        # The version before the last look: all that it stands for was shown, which isn't sure of the newest.
        self.version = thread.version
        self.listeners: dict[Listener, Admitted] = {}
        self.shown = Shown(thread.public_id, Cursor(self.number, self.version, event))
        self._above: Above | None = None
        self._catching_up: dict[tuple[int, tuple[int, ...]], tuple[Showing, Showing]] = {}

    def advance(self, now: Thread, touched: Touched, event: int) -> tuple[Cursor, Payloads]:
        """What each listener gets, for the thread as it is now, and up to where it will have been shown."""
        last = min(now.last_number, self.number + limits.BEHIND)
        cursor = Cursor(last, self.version, event)
        self.thread, self.version = now, now.version
        carried = sealed_cursor(now.public_id, cursor)
        known = [row for row in read_chosen_posts(now.pk, touched.changed) if row.number <= self.number]
        new = read_posts(now.pk, self.number + 1, last) if last > self.number else []
        self.number = last
        self.forget()
        made: list[Showing | Above] = [
            Showing(now, rows, carried, known=rows is known) for rows in (known, new) if rows
        ]
        if (touched.room or known) and (above := self._find_above()):
            made.append(above)
        return cursor, self._payloads(made, touched.moved)

    def forget(self) -> None:
        """Read anew what is made for the next who come: a block and another name hold from the very next answer."""
        self._above = None
        self._catching_up.clear()

    def _find_above(self) -> Above | None:
        """What stands above the lines, made once for all who come together."""
        if self._above is None:
            self._above = find_above(self.thread)
        return self._above

    def _payloads(self, showings: Collection[Showing | Above], moved: Mapping[str, int]) -> Payloads:
        gone, made = Gone(moved), []
        for listener, reader in self.listeners.items():
            payload = gone.bytes_for(reader) + b"".join([showing.bytes_for(reader) for showing in showings])
            if payload:
                made.append((listener, payload))
        return made

    def is_behind(self, since: str) -> bool:
        """Whether that cursor has seen posts that were not shown here yet."""
        cursor = find_cursor(self.thread.public_id, since) if since else None
        return cursor is not None and cursor.number > self.number

    def begin(self, reader: Admitted, since: str, version: int, events: Reader) -> bytes:
        """What a new reader gets: what was missed since that cursor, and what stands above the lines of a chat."""
        above = self._find_above() if reader.form == "line" else None
        return self._missed_by(reader, since, version, events) + (above.bytes_for(reader) if above else b"")

    def _missed_by(self, reader: Admitted, since: str, version: int, events: Reader) -> bytes:
        """All posts up to where the others in the room are, and those that changed."""
        cursor = find_cursor(self.thread.public_id, since) if since else None
        if cursor is None or cursor.version == version:
            return b""
        # What others just got may still be on its way to them, and `shown` behind: this reader has it all at once.
        carried = sealed_cursor(self.thread.public_id, replace(self.shown.cursor, number=self.number))
        if self.number - cursor.number > limits.BEHIND or events.last - cursor.event > limits.EVENTS_BEHIND:
            return frames.frame("again", "read", cursor=carried)
        after = cursor.event - (limits.OVERLAP if connection.vendor == "postgresql" else 0)
        changed = changed_since(after, self.thread.pk, min(cursor.number, self.number))
        moved = moved_since(after, self.thread.pk, self.thread.community_id)
        known, new = self._missed(cursor.number, tuple(changed), carried)
        missed = Gone(moved).bytes_for(reader) + known.bytes_for(reader) + new.bytes_for(reader)
        return missed if len(missed) <= limits.CATCH_UP else frames.frame("again", "read", cursor=carried)

    def _missed(self, number: int, changed: tuple[int, ...], carried: str) -> tuple[Showing, Showing]:
        """Many come back with one cursor, as after a restart: what they missed is made once."""
        if (number, changed) not in self._catching_up:
            known = Showing(self.thread, read_chosen_posts(self.thread.pk, changed), carried, known=True)
            new = Showing(self.thread, read_posts(self.thread.pk, number + 1, self.number), carried)
            self._catching_up[number, changed] = (known, new)
        return self._catching_up[number, changed]
