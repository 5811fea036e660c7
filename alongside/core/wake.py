"""A bell between processes: whoever commits something to do rings, and the worker wakes at once.

It is a pipe, so that it also reaches the worker of a process forked from the same parent. A worker started on its
own hears nothing and looks every second instead.
"""

import contextlib
import os
import select


class Bell:
    """Rung by many, heard by one."""

    def __init__(self) -> None:
        self._ear, self._rope = os.pipe()
        os.set_blocking(self._ear, False)
        os.set_blocking(self._rope, False)

    def ring(self) -> None:
        """Wake whoever waits; a full pipe has been rung enough."""
        with contextlib.suppress(BlockingIOError):
            os.write(self._rope, b"!")

    def wait(self, seconds: float) -> bool:
        """Wait for a ring, for so many seconds at most, and say whether there was one."""
        heard, _, _ = select.select([self._ear], [], [], seconds)
        if heard:
            with contextlib.suppress(BlockingIOError):
                os.read(self._ear, 65536)
        return bool(heard)
