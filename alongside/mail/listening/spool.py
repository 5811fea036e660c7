"""The spool: one thread that keeps mails on the disk, all that wait in one commit."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Thread

from django.db import close_old_connections, connection

from alongside.mailroom.receive import Came, receive_all

TOGETHER = 20  # mails in one commit: the pen is held for less than 20 ms
HEAVY = 512 * 1024  # bytes after which a commit takes no more mails

type Waiting = tuple[Came, Future[None]]


class Spool:
    """Keeps mails, and says when each of them is durable."""

    def __init__(self, keep: Callable[[Sequence[Came]], None] = receive_all) -> None:
        self._keep = keep
        self._waiting: SimpleQueue[Waiting | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="spool", daemon=True)

    def start(self) -> None:
        """Begin to keep what comes."""
        self._thread.start()

    def stop(self) -> None:
        """Keep what waits, then end."""
        self._waiting.put(None)
        self._thread.join()

    async def keep(self, mail: Came) -> None:
        """Return when this mail is on the disk; raise what kept it from getting there."""
        future: Future[None] = Future()
        self._waiting.put((mail, future))
        await asyncio.wrap_future(future)

    def _work(self) -> None:
        more = True
        while more:
            some, more = self._next()
            # Whoever hung up meanwhile was told nothing, and comes again.
            self._try([(mail, future) for mail, future in some if future.set_running_or_notify_cancel()])
        connection.close()

    def _next(self) -> tuple[list[Waiting], bool]:
        """What waits, at least one; False when that is all there will ever be."""
        some: list[Waiting] = []
        heavy = 0
        while len(some) < TOGETHER and heavy < HEAVY:
            try:
                one = self._waiting.get(block=not some)
            except Empty:
                break
            if one is None:
                return some, False
            some.append(one)
            heavy += len(one[0].raw)
        return some, True

    def _try(self, some: list[Waiting]) -> None:
        """Keep all of them; when that fails each by itself, so that one bad mail stops no other."""
        if not some:
            return
        try:
            close_old_connections()
            self._keep([mail for mail, _ in some])
        except Exception as error:
            if len(some) == 1:
                some[0][1].set_exception(error)
            else:
                for one in some:
                    self._try([one])
        else:
            for _, future in some:
                future.set_result(None)
