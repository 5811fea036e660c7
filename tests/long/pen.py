"""A pen that remembers who held it for how long."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alongside.core.writing import Pen

HOUSE = Path(__file__).resolve().parents[2] / "alongside"
NOT_WHO = {"writing.py", "contextlib.py", "pen.py"}


class TimedPen(Pen):
    """The same pen. It counts processor time, so that a busy machine blames nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.times: dict[str, float] = {}  # by whoever took it: the longest time in milliseconds

    @contextmanager
    def held(self, database: str) -> Iterator[None]:
        """Hold it, and remember by whom and how long."""
        with super().held(database):
            outermost = self._depth == 1
            who, since = who_writes() if outermost else "", time.thread_time()
            yield
            # The commit itself happened inside already: its transaction ends before the pen is laid down.
            if outermost:
                self.times[who] = max(self.times.get(who, 0), (time.thread_time() - since) * 1000)

    def longest(self) -> str:
        """The longest times, as lines."""
        ranked = sorted(self.times.items(), key=lambda pair: -pair[1])
        return "\n".join(f"{took:8.1f} ms  {who}" for who, took in ranked[:15])


def who_writes() -> str:
    """The function that said `with writing()`."""
    frame = sys._getframe(1)
    while frame.f_back and Path(frame.f_code.co_filename).name in NOT_WHO:
        frame = frame.f_back
    path = Path(frame.f_code.co_filename)
    return f"{path.relative_to(HOUSE) if path.is_relative_to(HOUSE) else path.name}:{frame.f_code.co_name}"
