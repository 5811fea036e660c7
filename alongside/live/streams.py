"""The door to the streams: one ASGI application under `/live/`, on the same port as the pages."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.conf import settings

from alongside.live import frames, limits
from alongside.live.asking import find_asking
from alongside.live.figures import FIGURES
from alongside.live.listener import Listener, Send
from alongside.live.tail import Tail

type Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

ALWAYS = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-robots-tag", b"noindex, nofollow, noarchive"),
]
if settings.SECURE_HSTS_SECONDS:
    ALWAYS.append((b"strict-transport-security", b"max-age=%d" % settings.SECURE_HSTS_SECONDS))
# A proxy that keeps back what it is sent until it has enough would hold a line for minutes.
STREAM = [*ALWAYS, (b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")]
NOTHING = b"There is nothing here, or it isn't for you to see.\n"
FULL = b"Too many people at once. The page itself still works.\n"
TEXT = (b"content-type", b"text/plain; charset=utf-8")


class Streams:
    """Every stream of this process. Missing and forbidden, and whatever is no request for one, look alike."""

    def __init__(self) -> None:
        self._tail: Tail | None = None
        self._slots: list[dict[Listener, None]] = [{} for _ in range(limits.KEEP_ALIVE)]
        self._open = 0
        self._lines: Counter[int] = Counter()  # by a hash of the session's cookie
        self._beats: asyncio.Task[None] | None = None

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request: with a stream, or as if there were nothing."""
        asking, stopping = find_asking(scope), scope["alongside.stopping"]
        scope["headers"].clear()  # a stream may last for hours, and holds on to as little as it can
        scope["raw_path"] = scope["query_string"] = b""
        if asking is None or stopping.is_set():
            return await _refuse(send, scope, 404, NOTHING)
        session = hash(asking.cookie)
        if self._open >= limits.STREAMS or self._lines[session] >= limits.LINES_PER_SESSION:
            return await _refuse(send, scope, 503, FULL)
        listener = Listener(asking)
        tail = self._begin(stopping)
        self._open += 1
        FIGURES.open += 1
        self._lines[session] += 1
        try:
            if not tail.ask(listener):
                return await _refuse(send, scope, 503, FULL)
            if not await listener.allowed():
                return await _refuse(send, scope, 404, NOTHING)
            await send({"type": "http.response.start", "status": 200, "headers": STREAM})
            self._place(listener)
            listener.start(send)
            while (await receive())["type"] != "http.disconnect":  # which comes, too, when all was sent
                pass
        finally:
            self._open -= 1
            FIGURES.open -= 1
            self._close_line(session)
            listener.stop()
            self._slots[listener.slot].pop(listener, None)
            tail.leave(listener)

    def _close_line(self, session: int) -> None:
        self._lines[session] -= 1
        if not self._lines[session]:
            del self._lines[session]

    def _place(self, listener: Listener) -> None:
        """Give it the second of the cadence in which the fewest others are."""
        listener.slot = min(range(limits.KEEP_ALIVE), key=lambda slot: len(self._slots[slot]))
        self._slots[listener.slot][listener] = None

    def _begin(self, stopping: asyncio.Event) -> Tail:
        """Start reading with the first stream of this process, and not before: processes are forked."""
        if self._tail is None:
            self._tail = Tail(asyncio.get_running_loop())
            self._beats = asyncio.ensure_future(self._beat(stopping))
        return self._tail

    async def _beat(self, stopping: asyncio.Event) -> None:
        """Give signs of life, each stream in its own second, until the server stops and all streams end."""
        second = 0
        while not stopping.is_set():
            for listener in tuple(self._slots[second % limits.KEEP_ALIVE]):
                if listener.shown:
                    listener.offer(frames.still_here(listener.shown.sealed()))
            second += 1
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), 1.0)
        for slot in self._slots:
            for listener in tuple(slot):
                listener.cut()
        if self._tail:
            self._tail.stop()


async def _refuse(send: Send, scope: MutableMapping[str, Any], status: int, words: bytes) -> None:
    """The same answer to all: nothing is here."""
    fields = [*ALWAYS, TEXT, (b"content-length", b"%d" % len(words))]
    await send({"type": "http.response.start", "status": status, "headers": fields})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else words})
