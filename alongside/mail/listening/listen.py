"""Listening, until somebody says stop."""

import asyncio
import signal
from collections.abc import Sequence
from socket import socket

from alongside.mail.listening import limits
from alongside.mail.listening.door import Door
from alongside.mail.listening.spool import Spool
from alongside.mail.listening.talk import LocalTalk, Talk


def listen(smtp: Sequence[socket], lmtp: Sequence[socket], *, leash: int = -1) -> None:
    """Take mail in on these sockets until a signal, or until whoever holds the other end of the leash is gone."""

    async def until_stopped() -> None:
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        if leash >= 0:
            loop.add_reader(leash, stop.set)
        await listen_until(stop, smtp, lmtp)

    asyncio.run(until_stopped())


async def listen_until(stop: asyncio.Event, smtp: Sequence[socket], lmtp: Sequence[socket]) -> None:
    """Take mail in until this happens; what is under way then reaches the disk, and its sender hears of it."""
    spool = Spool()
    spool.start()
    door = Door(spool)
    servers = [await _serve(door, Talk, one) for one in smtp] + [await _serve(door, LocalTalk, one) for one in lmtp]
    await stop.wait()
    for server in servers:
        server.close()
    await _quiet(door)
    door.close()
    spool.stop()


async def _serve(door: Door, talk: type[Talk], on: socket) -> asyncio.Server:
    loop = asyncio.get_running_loop()
    return await loop.create_server(lambda: talk(door, loop=loop), sock=on)


async def _quiet(door: Door) -> None:
    for _ in range(int(limits.DRAIN / 0.05)):
        if not door.under_way.total():
            return
        await asyncio.sleep(0.05)
