"""A mail server that takes everything but what is asked of it to refuse, and keeps it to be looked at."""

import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

REFUSED = "refused@"  # a recipient that begins so is refused for good, and one with `later@` for now
LATER = "later@"
FOR_GOOD, FOR_NOW = "550 5.1.1 nobody of that name", "451 try later"


@dataclass(frozen=True)
class Mail:
    """One that was taken."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes


class Sink(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine, to many at once."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.mails: list[Mail] = []
        self.received: list[str] = []
        self.heard: list[str] = []
        self.envelopes: list[tuple[str, str]] = []  # from and to of each message
        self.busy = ""  # a command that is refused for now, whoever it is for
        self.refuses: dict[str, str] = {}  # a recipient, and what is answered to it in place of a yes

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        """Where to hand letters over."""
        return f"smtp://127.0.0.1:{self.port}"

    def to(self, recipient: str) -> list[Mail]:
        """What this recipient got."""
        return [mail for mail in list(self.mails) if recipient in mail.recipients]

    def wait_for(self, enough: Callable[[], bool], seconds: float = 30) -> None:
        """Return once what came is enough."""
        end = time.monotonic() + seconds
        while not enough():
            assert time.monotonic() < end, f"only {len(self.mails)} mails came"
            time.sleep(0.02)


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    server: Sink
    disable_nagle_algorithm = True

    def handle(self) -> None:
        """Answer each command, and keep each message."""
        self._sender, self._recipients = "", list[str]()
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            self.server.heard.append(line)
            command = line.split(" ")[0].upper()
            if command == "QUIT":
                self._say("221 bye")
                return
            takes = command == "DATA" and self._recipients and not self.server.busy
            self._say(self._data() if takes else self._answer(command, line))

    def _answer(self, command: str, line: str) -> str:
        if command == "EHLO":
            return "250-here\r\n250 PIPELINING"
        if command == self.server.busy:
            return "451 4.3.2 try later"
        if command == "DATA":
            return "503 for whom?"
        if command in ("MAIL", "RSET"):
            self._recipients = []
        if command == "MAIL":
            self._sender = _address(line)
        return self._recipient(_address(line)) if command == "RCPT" else "250 ok"

    def _recipient(self, address: str) -> str:
        if answer := self.server.refuses.get(address):
            return answer
        if address.startswith(REFUSED):
            return FOR_GOOD
        if address.startswith(LATER):
            return FOR_NOW
        self._recipients.append(address)
        return "250 ok"

    def _data(self) -> str:
        self._say("354 go on")
        lines: list[bytes] = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return "451 that is not the end"
            lines.append(line[1:] if line.startswith(b".") else line)
        raw = b"".join(lines)
        self.server.envelopes.append((self._sender, self._recipients[-1]))
        self.server.received.append(raw.decode(errors="replace"))
        self.server.mails.append(Mail(self._sender, tuple(self._recipients), raw))
        self._recipients = []
        return "250 taken"

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


def _address(line: str) -> str:
    return line.partition("<")[2].partition(">")[0]


@contextmanager
def sink() -> Iterator[Sink]:
    """A mail server for one test."""
    with Sink() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
