"""A listener in a thread of the test's own process, on the test's own database."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from pytest_django.fixtures import Settings

from alongside.communities.models import Community
from alongside.mail.listening.listen import listen_until
from tests.world import build_world

DOMAIN = "lists.example.org"


@dataclass
class Line:
    """One conversation; each command gives what was answered."""

    socket: socket.socket
    first: str = ""

    def __post_init__(self) -> None:
        self.file = self.socket.makefile("rb")
        self.first = self.hear()

    def hear(self) -> str:
        """One answer, all of its lines; empty when the other side hung up."""
        lines = [self.file.readline()]
        while lines[-1][3:4] == b"-":
            lines.append(self.file.readline())
        return b"".join(lines).decode().strip()

    def say(self, command: str) -> str:
        """Say a command, and hear the answer."""
        self.socket.sendall(command.encode() + b"\r\n")
        return self.hear()

    def begin(self, *recipients: str, sender: str = "<heron@example.org>") -> list[str]:
        """All that comes before the mail itself: the answers to the recipients."""
        self.say(f"MAIL FROM:{sender}")
        return [self.say(f"RCPT TO:<{address}>") for address in recipients]

    def send(self, mail: bytes, *, answers: int = 1) -> list[str]:
        """The mail itself, with all its dots, and what is answered to it."""
        assert self.say("DATA").startswith("354")
        self.socket.sendall(mail + b"\r\n.\r\n")
        return [self.hear() for _ in range(answers)]


@dataclass
class Listening:
    """Where it listens."""

    smtp_port: int
    lmtp_port: int
    open: list[socket.socket] = field(default_factory=list)

    def smtp(self) -> Line:
        """A conversation that has said hello."""
        return self._line(self.smtp_port, "EHLO")

    def lmtp(self) -> Line:
        """The same as the mail server in front has it."""
        return self._line(self.lmtp_port, "LHLO")

    def _line(self, port: int, hello: str) -> Line:
        opened = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.open.append(opened)
        line = Line(opened)
        if line.first.startswith("220"):
            line.say(f"{hello} mail.example.net")
        return line


@pytest.fixture
def kitchen(transactional_db: None, settings: Settings) -> Community:
    settings.MAIL_DOMAIN = DOMAIN
    return build_world().kitchen


@pytest.fixture
def listener(kitchen: Community) -> Iterator[Listening]:
    sockets = [_socket(), _socket()]
    ready = threading.Event()
    running: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def run() -> None:
        stop = asyncio.Event()
        running.append((asyncio.get_running_loop(), stop))
        asyncio.get_running_loop().call_soon(ready.set)
        await listen_until(stop, sockets[:1], sockets[1:])

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    assert ready.wait(10)
    made = Listening(*[one.getsockname()[1] for one in sockets])
    yield made
    for one in made.open:
        one.close()
    loop, stop = running[0]
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)


def _socket() -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.bind(("127.0.0.1", 0))
    made.listen()
    return made
