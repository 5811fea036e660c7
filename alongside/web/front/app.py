"""The ASGI application: who may ask, and which way each request goes."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alongside.core import logs
from alongside.web.front import limits
from alongside.web.front.answer import Answer, send_whole
from alongside.web.front.asked import Asked, Networks, Receive, Scope, Send
from alongside.web.front.body import ClientGone, Spool, discard
from alongside.web.front.files import NotServed, send_file
from alongside.web.front.names import Names
from alongside.web.front.pages import Pages
from alongside.web.front.pool import Pool
from alongside.web.front.refusals import BROKEN, NO_SUCH_PLACE, Refused, refused
from alongside.web.front.static import StaticFiles
from alongside.web.front.store import KeyOf, Store

type Matches = Callable[[Asked], bool]
type Live = Callable[[Scope, Receive, Send], Awaitable[None]]


@dataclass
class Front:
    """Everything the front needs to know; `wiring` and `asgi` put it together."""

    names: Names
    pages: Pages
    pool: Pool
    spool: Spool
    static: StaticFiles
    media: Path
    proxies: Networks = ()
    private: dict[str, Callable[[], Answer]] = field(default_factory=dict)  # for this machine alone: /metrics
    on_stop: list[Callable[[], None]] = field(default_factory=list)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _stores: list[tuple[Matches, KeyOf]] = field(default_factory=list)
    _store: Store = field(default_factory=Store)
    _lives: list[tuple[str, Live]] = field(default_factory=list)

    def stored(self, matches: Matches, key_of: KeyOf) -> None:
        """Keep Django's answers to what matches, under the key that `key_of` finds; None says to ask Django."""
        self._stores.append((matches, key_of))

    def live(self, prefix: str, app: Live) -> None:
        """Hand every request under a path to an ASGI application of its own; it ends when `stopping` is set."""
        self._lives.append((prefix, app))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or the server's life from start to stop."""
        if scope["type"] == "http":
            await self._http(Asked(scope, self.proxies), receive, send)
        elif scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    async def _http(self, asked: Asked, receive: Receive, send: Send) -> None:
        started = Started(send)
        try:
            await self._route(asked, receive, started)
        except ClientGone:
            return
        except Refused as refusal:
            await self._refuse(refused(refusal.refusal, asked, most=self.spool.cap), asked, receive, send)
        except Exception as error:
            logs.trouble("front.broken", error)
            if started.done:
                raise  # half an answer is out: only a broken line tells the client so
            lost = NO_SUCH_PLACE if isinstance(error, NotServed) else BROKEN
            await send_whole(refused(lost, asked), asked, send)

    async def _refuse(self, answer: Answer, asked: Asked, receive: Receive, send: Send) -> None:
        fields = [*answer.fields, (b"content-length", b"%d" % len(answer.body))]
        await send({"type": "http.response.start", "status": answer.status, "headers": fields})
        await send({"type": "http.response.body", "body": answer.body, "more_body": True})
        if asked.has_body and not asked.arrived and b"expect" not in asked.fields:
            await discard(receive)
        await send({"type": "http.response.body"})

    async def _route(self, asked: Asked, receive: Receive, send: Send) -> None:
        answer = await self._private_or_misnamed(asked) or self._found_static(asked)
        if answer is None:
            for prefix, live in self._lives:
                if asked.path.startswith(prefix):
                    asked.scope["alongside.stopping"] = self.stopping
                    asked.fields.clear()  # a stream lasts for hours, and each holds on to what it was asked with
                    await live(asked.scope, receive, send)
                    return
            answer = await self._page(asked, receive)
        if answer.file is not None:
            await send_file(answer, asked, receive, send, root=self.media)
        else:
            await send_whole(answer, asked, send)

    async def _private_or_misnamed(self, asked: Asked) -> Answer | None:
        private = self.private.get(asked.path)
        if private and asked.is_local:
            return await self.pool.run(private)
        return self.names.check(asked)

    def _found_static(self, asked: Asked) -> Answer | None:
        return self.static.find(asked) if asked.method in ("GET", "HEAD") else None

    async def _page(self, asked: Asked, receive: Receive) -> Answer:
        if not asked.has_body:
            return await self.pool.run(self.make_answer, asked)
        body, size = await self.spool.receive(asked, receive)
        try:
            return await self.pool.run(self.pages.answer, asked, body, size)
        finally:
            self.spool.release(body, size)

    def make_answer(self, asked: Asked) -> Answer:
        """The answer to a request without a body: kept, or made by Django; to be called in a thread."""

        def make() -> Answer:
            return self.pages.answer(asked, NOTHING, 0)

        for matches, key_of in self._stores:
            if matches(asked):
                return self._store.answer(asked, key_of, make)
        return make()

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.pool.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                self.stopping.set()
                await asyncio.to_thread(self._stop)
                await send({"type": "lifespan.shutdown.complete"})
                return

    def _stop(self) -> None:
        self.pool.stop(within=limits.DRAIN)
        for stop in self.on_stop:
            stop()


class Started:
    """A `send` that remembers whether an answer has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.done = False

    async def __call__(self, message: Any) -> None:
        self.done = True
        await self._send(message)


class Nothing:
    """The body of a request that has none."""

    def read(self, _size: int = -1) -> bytes:
        return b""

    readline = read

    def close(self) -> None: ...


NOTHING: Any = Nothing()
