"""uvicorn, taught patience with limits and a calm end."""

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import socket
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from alongside.web.front import limits
from alongside.web.front.app import Front

TOO_LONG = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class PatientProtocol(HttpToolsProtocol):
    """HTTP/1.1 with a deadline for whoever sends slowly or doesn't take what was sent."""

    # uvicorn's own attributes fill what Python keeps inline in an object; two more would cost 1.5 KB a connection.
    __slots__ = ("_alarm", "_head_size")

    def connection_made(self, transport: Any) -> None:
        """Wait for the first request only so long."""
        self._alarm: asyncio.TimerHandle | None = None
        self._head_size = 0
        super().connection_made(transport)
        self._set_alarm(limits.HEAD_DUE)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the deadline with the connection."""
        self._clear_alarm()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """A request begins: its header fields are due soon."""
        super().on_message_begin()
        self._head_size = 0
        if self._alarm is None:
            self._set_alarm(limits.HEAD_DUE)

    def on_url(self, url: bytes) -> None:
        """Count the path towards the size of the head."""
        super().on_url(url)
        self._count(len(url))

    def on_header(self, name: bytes, value: bytes) -> None:
        """Count a field towards the size of the head."""
        super().on_header(name, value)
        self._count(len(name) + len(value))

    def on_headers_complete(self) -> None:
        """The head is there: its deadline is met; not that of a client who takes nothing, whatever it asks beside."""
        if not self.flow.write_paused:
            self._clear_alarm()
        if not self.transport.is_closing():
            super().on_headers_complete()

    def timeout_keep_alive_handler(self) -> None:
        """End an idle connection, at once when the client never took its last answer."""
        if self.transport.get_write_buffer_size():
            self.transport.abort()
        else:
            super().timeout_keep_alive_handler()

    def pause_writing(self) -> None:
        """The client takes nothing more; it gets a while."""
        super().pause_writing()
        self._set_alarm(limits.WRITE_STALL)

    def resume_writing(self) -> None:
        """The client goes on."""
        super().resume_writing()
        self._clear_alarm()

    def _count(self, size: int) -> None:
        self._head_size += size
        if self._head_size > limits.HEAD_SIZE and not self.transport.is_closing():
            self.transport.write(TOO_LONG)
            self.transport.close()

    def _set_alarm(self, seconds: float) -> None:
        self._clear_alarm()
        self._alarm = self.loop.call_later(seconds, self.transport.abort)

    def _clear_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None


class Server(uvicorn.Server):
    """A server that says when it is ready, and lets streams end before it waits for them."""

    def __init__(self, front: Front, *, ready: Callable[[], None] = lambda: None, parent: int = 0) -> None:
        super().__init__(
            uvicorn.Config(
                front,
                http=PatientProtocol,
                ws="none",
                lifespan="on",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_keep_alive=int(limits.KEEP_ALIVE),
                timeout_graceful_shutdown=int(limits.DRAIN),
            )
        )
        self.front = front
        self._ready = ready
        self._parent = parent

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Start, and say so once requests are answered."""
        await super().startup(sockets)
        self._ready()

    async def on_tick(self, counter: int) -> bool:
        """End too when the parent that watches us is gone."""
        return await super().on_tick(counter) or bool(self._parent and os.getppid() != self._parent)

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """Tell the streams to end, then let every request under way finish."""
        self.front.stopping.set()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the command that runs us."""
        yield
