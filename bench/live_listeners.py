"""Listeners of one chat, as many as are asked for, in a process of their own so that they disturb nothing.

`python -m bench.live_listeners` reads lines of JSON: first whom to ask and with which cookies, then what was said.
To the first it answers once all listen; to each further one how it arrived.
"""

import asyncio
import json
import random
import sys
import time
from array import array
from typing import Any

import uvloop

from bench.live_arrived import account_for
from bench.words import number_in

AT_ONCE = 50  # connections being made
BACK_WITHIN = 2.0  # seconds that somebody who dropped is away at most; what comes then is caught up
TOGETHER = 120.0  # seconds within which everybody must be there


class Listener(asyncio.Protocol):
    """One open page: it listens, notes each line's number and moment, and comes back when it was cut off."""

    __slots__ = (
        "_buffer",
        "_head",
        "_ready",
        "_transport",
        "came",
        "cookie",
        "cuts",
        "last_id",
        "place",
        "since",
        "times",
    )

    def __init__(self, place: "Place", cookie: str) -> None:
        self.place, self.cookie, self.cuts, self.last_id = place, cookie, 0, b""
        self.came, self.times, self.since = array("i"), array("d"), array("d")
        self._ready, self._buffer, self._head = 0.0, b"", True
        self._transport: asyncio.Transport | None = None

    def forget(self) -> None:
        """Begin anew with what arrived."""
        self.came, self.times, self.since, self.cuts = array("i"), array("d"), array("d"), 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream, from where it was left."""
        self._transport, self._buffer, self._head = transport, b"", True  # type: ignore[assignment]
        again = b"Last-Event-ID: %b\r\n" % self.last_id if self.last_id else b""
        head = f"GET {self.place.path} HTTP/1.1\r\nHost: localhost:{self.place.port}\r\nAccept: text/event-stream\r\n"
        transport.write(head.encode() + again + f"Cookie: {self.cookie}\r\n\r\n".encode())  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        """Take what is complete."""
        now = time.monotonic()
        buffer = self._buffer + data
        if self._head:
            head, end, rest = buffer.partition(b"\r\n\r\n")
            if not end:
                self._buffer = buffer
                return
            if not head.startswith(b"HTTP/1.1 200"):
                self.place.refused.append(head.split(b"\r\n")[0].decode())
            buffer, self._head, self._ready = rest, False, now
            self.place.here += 1
        *frames, self._buffer = buffer.split(b"\n\n")
        for frame in frames:
            self._take(frame, now)

    def _take(self, frame: bytes, now: float) -> None:
        at = frame.find(b"\nid: ")
        if at >= 0:
            self.last_id = frame[at + 5 :].split(b"\n", 1)[0]
        if b"event: end\n" in frame or b"event: again\n" in frame:
            self.place.refused.append("The stream gave up.")
        number = number_in(frame)
        if number >= 0 and b"event: post" in frame:
            self.came.append(number)
            self.times.append(now)
            self.since.append(self._ready)
            self.place.arrived += 1
            self.place.frame = frame

    def drop(self) -> None:
        """Be cut off."""
        if self._transport:
            self._transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Come back after a moment, as browsers do."""
        self._transport = None
        if not self._head:
            self.place.here -= 1
        if not self.place.over:
            self.cuts += 1
            self.place.loop.call_later(random.random() * BACK_WITHIN, self.place.ask_again, self)


class Place:
    """All who listen to one address."""

    def __init__(self, loop: asyncio.AbstractEventLoop, port: int, path: str, cookies: list[str]) -> None:
        self.loop, self.port, self.path = loop, port, path
        self.here = self.arrived = 0
        self.over = False
        self.refused: list[str] = []
        self.frame = b""
        self.listeners = [Listener(self, cookie) for cookie in cookies]
        self._connecting = asyncio.Semaphore(AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()

    def ask_again(self, listener: Listener) -> None:
        """Let one of them listen again."""
        task = self.loop.create_task(self.connect(listener))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def connect(self, listener: Listener) -> None:
        """Let one of them listen."""
        async with self._connecting:
            await self.loop.create_connection(lambda: listener, "127.0.0.1", self.port)

    async def gather(self) -> None:
        """Let everybody listen, and wait until each has its answer."""
        await asyncio.gather(*[self.connect(listener) for listener in self.listeners])
        until = time.monotonic() + TOGETHER
        while self.here < len(self.listeners) and not self.refused and time.monotonic() < until:
            await asyncio.sleep(0.01)

    async def drop_some(self, each_second: float) -> None:
        """Cut this share of all off in each second, until cancelled."""
        while True:
            await asyncio.sleep(0.1)
            for listener in self.listeners:
                if random.random() < each_second / 10:
                    listener.drop()

    async def arrived_of(self, said: dict[int, float], hidden: dict[int, set[int]], within: float) -> dict[str, Any]:
        """How these lines arrived, as soon as all have; a moment is left for what should not come."""
        lines, until = len(said) * len(self.listeners) - sum(map(len, hidden.values())), time.monotonic() + within
        while True:
            while self.arrived < lines and time.monotonic() < until:
                await asyncio.sleep(0.02)
            await asyncio.sleep(0.3)
            found = account_for(self.listeners, said, hidden)
            if not found["lost"] or time.monotonic() > until:
                return found


async def _listen() -> None:
    loop = asyncio.get_running_loop()
    asked = json.loads(await loop.run_in_executor(None, sys.stdin.readline))
    place = Place(loop, asked["port"], asked["path"], asked["cookies"])
    await place.gather()
    _answer({"here": place.here, "refused": place.refused})
    dropping: asyncio.Task[None] | None = None
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        wanted = json.loads(line)
        if "drop" in wanted:
            dropping = loop.create_task(place.drop_some(wanted["drop"]))
            continue
        if dropping:
            dropping.cancel()
        await _account(place, wanted)
    place.over = True


async def _account(place: Place, wanted: dict[str, Any]) -> None:
    said = {int(number): moment for number, moment in wanted["said"].items()}
    hidden = {int(listener): set(numbers) for listener, numbers in wanted["hidden"].items()}
    found = await place.arrived_of(said, hidden, wanted["within"])
    _answer(found | {"refused": place.refused, "frame": place.frame.decode()})
    place.arrived, place.refused = 0, []
    for listener in place.listeners:
        listener.forget()


def _answer(found: dict[str, Any]) -> None:
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    uvloop.run(_listen())
