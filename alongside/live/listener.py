"""One open stream, as the event loop sees it: what waits to be sent, and the sending."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any

from alongside.live import frames, limits
from alongside.live.figures import FIGURES

if TYPE_CHECKING:
    from alongside.live.admit import Admitted
    from alongside.live.asking import Asking
    from alongside.live.shown import Shown

type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Listener:
    """A stream; `admitted` belongs to the tail's thread, everything else to the event loop."""

    __slots__ = ("_pending", "_sending", "_size", "_waiter", "admitted", "asking", "over", "shown", "slot")

    def __init__(self, asking: "Asking") -> None:
        self.asking: Asking | None = asking  # until it was answered
        self.admitted: Admitted | None = None
        self.shown: Shown | None = None
        self.over = False
        self.slot = 0  # in which second of the cadence it gets its sign of life
        self._pending: list[bytes] = []
        self._size = 0
        self._waiter: asyncio.Future[None] | None = None
        self._sending: asyncio.Task[None] | None = None

    async def allowed(self) -> bool:
        """Wait until it is known whether it may listen."""
        while self.shown is None and not self.over:
            await self._woken()
        return self.shown is not None and not self.over

    def start(self, send: Send) -> None:
        """Send on what comes, in a task of its own."""
        self._sending = asyncio.ensure_future(self._send_on(send))

    def stop(self) -> None:
        """Nobody is there to be sent anything."""
        self.over = True
        if self._sending:
            self._sending.cancel()

    def begin(self, shown: "Shown", first: bytes) -> None:
        """Let it listen, from these bytes on."""
        self.shown = shown
        self.offer(first)

    def offer(self, payload: bytes) -> None:
        """Send this next; whoever takes too little ends, and goes on later from a cursor."""
        if self.over:
            return
        self._pending.append(payload)
        self._size += len(payload)
        if self._size > limits.PENDING:
            self._pending.clear()
            self.over = True
            FIGURES.slow += 1
        self._wake()

    def cut(self) -> None:
        """Send what waits, and close; the browser comes back, to where it was."""
        self.over = True
        self._wake()

    def end(self) -> None:
        """Close for good, and send nothing more: not one line after."""
        if not self.over:
            self._pending.clear()
            self.offer(frames.END)
            self.cut()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def _woken(self) -> None:
        self._waiter = asyncio.get_running_loop().create_future()
        await self._waiter

    async def _send_on(self, send: Send) -> None:
        """Send what comes, all that waits in one piece, until the stream is over."""
        while True:
            if self._pending:
                payload = self._pending[0] if len(self._pending) == 1 else b"".join(self._pending)
                self._pending.clear()
                self._size = 0
                await send({"type": "http.response.body", "body": payload, "more_body": True})
            elif self.over:
                break
            else:
                await self._woken()
        await send({"type": "http.response.body"})
