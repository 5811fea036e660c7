"""A mail server that takes everything but what is asked of it to refuse, and keeps it to be looked at."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

REFUSED = "refused@"  # a recipient that begins so is refused for good, and one with `later@` for now
LATER = "later@"


class Sink(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.received: list[str] = []
        self.heard: list[str] = []
        self.envelopes: list[tuple[str, str]] = []  # from and to of each message
        self.busy = ""  # a command that is refused for now, whoever it is for

    @property
    def url(self) -> str:
        """Where to hand letters over."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    server: Sink

    def handle(self) -> None:
        """Answer each command, and keep each message."""
        self._envelope = ["", ""]
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            self.server.heard.append(line)
            command = line.split(" ")[0].upper()
            if command == "QUIT":
                self._say("221 bye")
                return
            takes = command == "DATA" and self._envelope[1] and not self.server.busy
            self._say(self._data() if takes else self._answer(command, line))

    def _answer(self, command: str, line: str) -> str:
        if command == "EHLO":
            return "250-here\r\n250 PIPELINING"
        if command == self.server.busy:
            return "451 4.3.2 try later"
        if command in ("MAIL", "RCPT"):
            self._envelope[command == "RCPT"] = line.split("<")[1].split(">")[0]
        if command == "DATA":
            return "503 for whom?"
        if command == "RCPT" and REFUSED in line:
            self._envelope[1] = ""
            return "550 5.1.1 nobody of that name"
        if command == "RCPT" and LATER in line:
            self._envelope[1] = ""
            return "451 try later"
        return "250 ok"

    def _data(self) -> str:
        self._say("354 go on")
        lines: list[str] = []
        while (line := self.rfile.readline().decode()) != ".\r\n":
            lines.append(line)
        self.server.envelopes.append((self._envelope[0], self._envelope[1]))
        self.server.received.append("".join(lines))
        self._envelope[1] = ""
        return "250 taken"

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def sink() -> Iterator[Sink]:
    """A mail server for one test."""
    with Sink() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
