"""How far a thread was shown to all who listen to it here; the event loop's, which hands out what is shown."""

from dataclasses import dataclass

from alongside.threads.cursor import Cursor, sealed_cursor


@dataclass(slots=True)
class Shown:
    """A thread by its public id, and up to where everything of it was handed out."""

    thread: str
    cursor: Cursor

    def sealed(self) -> str:
        """That, as a stream carries it: sealed anew each time."""
        return sealed_cursor(self.thread, self.cursor)
