"""The threads that run pages, each keeping its own database connection from one page to the next."""

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from django.db import connections

from alongside.web.front import limits
from alongside.web.front.refusals import TOO_BUSY, Refused

type Task = tuple[asyncio.Future[Any], Callable[..., Any], tuple[Any, ...]]


class Pool:
    """A few threads and one queue; stopping it finishes what runs and closes every connection."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._waiting: SimpleQueue[Task | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Start the threads; they open their connections with their first page."""
        for number in range(self.size):
            thread = threading.Thread(target=self._work, name=f"page-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    async def run[T](self, task: Callable[..., T], *args: Any) -> T:
        """Run a task in one of the threads; refused when too many wait already."""
        if self._waiting.qsize() >= limits.MOST_WAITING:
            raise Refused(TOO_BUSY)
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.put((future, task, args))
        return await future

    def _work(self) -> None:
        while (given := self._waiting.get()) is not None:
            future, task, args = given
            if not future.cancelled():
                _run(future, task, args)
            del given, future, task, args  # an idle thread holds no one's page
        connections.close_all()

    def stop(self, *, within: float) -> None:
        """Let the threads finish and close their connections, for so many seconds at most."""
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join(within)
        self._threads.clear()


def _run(future: asyncio.Future[Any], task: Callable[..., Any], args: tuple[Any, ...]) -> None:
    loop = future.get_loop()
    try:
        outcome = task(*args)
    except BaseException as error:
        loop.call_soon_threadsafe(_fail, future, error)
    else:
        loop.call_soon_threadsafe(_settle, future, outcome)


def _settle(future: asyncio.Future[Any], outcome: Any) -> None:
    if not future.done():
        future.set_result(outcome)


def _fail(future: asyncio.Future[Any], error: BaseException) -> None:
    if not future.done():
        future.set_exception(error)
