"""Request bodies: received whole, on disk when large, before any thread is taken."""

import asyncio
import time
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from alongside.web.front import limits
from alongside.web.front.asked import Asked, Receive
from alongside.web.front.refusals import TOO_BUSY, TOO_LARGE, TOO_SLOW, Refused


class ClientGone(Exception):
    """The client hung up before its request was complete."""


class Spool:
    """Where bodies wait: memory for words, unnamed files for pictures, and never too many of them."""

    def __init__(self, folder: Path, *, cap: int = limits.BODY_CAP) -> None:
        self.folder = folder
        self.cap = cap
        self.on_disk = 0

    async def receive(self, asked: Asked, receive: Receive) -> tuple[IO[bytes], int]:
        """The whole body as a file at its beginning, and its size; refused when too large or too slow."""
        if int(asked.fields.get(b"content-length") or 0) > self.cap:
            raise Refused(TOO_LARGE)
        body = SpooledTemporaryFile(limits.BODY_IN_MEMORY, dir=str(self.folder))  # noqa: SIM115  (the caller closes it)
        size, due, more = 0, time.monotonic() + limits.BODY_DUE, True
        try:
            while more:
                piece, more = await _next_piece(receive, due)
                asked.arrived = not more
                size += len(piece)
                self._count(size, len(piece))
                body.write(piece)
        except BaseException:
            self.release(body, size)
            raise
        body.seek(0)
        return body, size

    def _count(self, size: int, piece: int) -> None:
        if size > limits.BODY_IN_MEMORY:
            self.on_disk += piece if size - piece > limits.BODY_IN_MEMORY else size
        if size > self.cap:
            raise Refused(TOO_LARGE)
        if self.on_disk > limits.BODIES_ON_DISK:
            raise Refused(TOO_BUSY)

    def release(self, body: IO[bytes], size: int) -> None:
        """Give a body's place back."""
        if size > limits.BODY_IN_MEMORY:
            self.on_disk -= size
        body.close()


async def _next_piece(receive: Receive, due: float) -> tuple[bytes, bool]:
    patience = min(limits.BODY_PAUSE, due - time.monotonic())
    try:
        async with asyncio.timeout(max(0.0, patience)):
            message = await receive()
    except TimeoutError:
        raise Refused(TOO_SLOW) from None
    if message["type"] == "http.disconnect":
        raise ClientGone
    return message.get("body", b""), message.get("more_body", False)


async def discard(receive: Receive, *, most: int = limits.BODY_CAP) -> None:
    """Let a refused body run out for a while, so that the client reads the refusal and not a broken line."""
    due = time.monotonic() + limits.BODY_PAUSE
    try:
        while most > 0:
            piece, more = await _next_piece(receive, due)
            if not more:
                return
            most -= len(piece)
    except (Refused, ClientGone):
        return
