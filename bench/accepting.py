"""Mails taken in a second, each durable before the yes: by the real listener, over some LMTP connections at once."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection

from alongside.communities.models import Community
from alongside.mailroom.addresses import community_address
from alongside.mailroom.models import Arrival
from bench.load import Speed
from bench.server import cpu_of
from bench.table import Findings
from bench.words import text_of
from tests.servers.ports import free_port

CONNECTIONS = (1, 4, 16)
ENDLESS = "1000000"  # a minute: the limit would stand in the way


class MailsLost(Exception):
    """The listener said yes to more mails than it kept, or no to some."""


@dataclass
class Client:
    """What some connections have sent so far."""

    port: int
    to: str
    until: float
    times: list[float] = field(default_factory=list)

    async def talk(self) -> None:
        """Send one mail after another, as Postfix does: what needs no answer in between comes at once."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        await reader.readline()
        writer.write(b"LHLO bench\r\n")
        while not (await reader.readline()).startswith(b"250 "):
            pass
        number = 0
        while time.perf_counter() < self.until:
            number += 1
            since = time.perf_counter()
            mail = mail_of(number, self.to)
            writer.write(f"MAIL FROM:<a@example.org> SIZE={len(mail)}\r\nRCPT TO:<{self.to}>\r\nDATA\r\n".encode())
            await self._hear(reader, 3)
            writer.write(mail + b".\r\n")
            await self._hear(reader, 1)
            self.times.append((time.perf_counter() - since) * 1000)
        writer.close()

    async def _hear(self, reader: asyncio.StreamReader, lines: int) -> None:
        for _ in range(lines):
            if (line := await reader.readline())[:1] not in b"23":
                raise MailsLost(f"The listener says {line!r}.")


def mail_of(number: int, to: str) -> bytes:
    """A mail of some 3,000 bytes, as programs write them."""
    head = (
        f"From: Heron <heron@example.org>\r\nTo: <{to}>\r\nSubject: What do you cook, {number}?\r\n"
        f"Message-ID: <{number}.{time.time_ns()}@example.org>\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    )
    lines = (text_of(number) * 5)[:2_600]
    return (head + "\r\n".join(lines[at : at + 76] for at in range(0, len(lines), 76)) + "\r\n").encode()


def accepting(to: str, *, connections: int, seconds: float) -> Speed:
    """Send as fast as so many connections can; afterwards every mail that was taken must be there."""
    before = Arrival.objects.count()
    with listening() as (port, pid):
        used, since = cpu_of(pid), time.perf_counter()
        client = Client(port, to, since + seconds)
        asyncio.run(_together(client, connections))
        took, used = time.perf_counter() - since, cpu_of(pid) - used
    kept = Arrival.objects.count() - before
    if kept != len(client.times):
        raise MailsLost(f"{len(client.times)} mails were taken and {kept} are there")
    times = sorted(client.times)
    count = len(times)
    return Speed(count / took, times[count // 2], times[count * 99 // 100], used * 1000 / count, count)


async def _together(client: Client, connections: int) -> None:
    await asyncio.gather(*[client.talk() for _ in range(connections)])


@contextmanager
def listening() -> Iterator[tuple[int, int]]:
    """A listener of its own on this data; gives its LMTP port and its process."""
    port = free_port()
    connection.close()
    settings = {"ALONGSIDE_SMTP_PORT": "0", "ALONGSIDE_LMTP_PORT": str(port), "ALONGSIDE_MAIL_RATE": ENDLESS}
    with subprocess.Popen(
        [sys.executable, "-m", "alongside.cli", "mail", "listen"],
        env=os.environ | settings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            assert process.stdout
            process.stdout.readline()
            yield port, process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def time_accepting(found: Findings, *, seconds: float) -> None:
    """For each number of connections: mails a second, and how long each waited for its yes."""
    to = community_address(Community.objects.standing().order_by("pk")[0])
    for connections in CONNECTIONS:
        name = f"mails accepted, connections {connections}"
        found.add(name, accepting(to, connections=connections, seconds=seconds), size=len(mail_of(1, to)))
