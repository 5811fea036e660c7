"""One connection to one address that was looked at, with an end to how long it may take and how much may come."""

import http.client
import io
import socket
import ssl
import time

from alongside.core.fetching.errors import FetchFailed

PIECE = 16_384  # bytes read at once: what TLS sends in one record


class Measured(io.RawIOBase):
    """What comes in over a socket, for as long and as much as was agreed."""

    def __init__(self, line: socket.socket, until: float, most: int) -> None:
        self._line = line
        self._until = until
        self._left = most

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """What comes next; each wait is only as long as what is left of the time."""
        self._line.settimeout(left_until(self._until))
        got = self._line.recv_into(buffer)
        self._left -= got
        if self._left < 0:
            raise FetchFailed("More came than was agreed.")
        return got


class MeasuredLine:
    """A socket as `http.client` uses it."""

    def __init__(self, line: socket.socket, until: float, most: int) -> None:
        self._line = line
        self._until = until
        self._most = most

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What the answer is read from."""
        return io.BufferedReader(Measured(self._line, self._until, self._most), PIECE)

    def sendall(self, content: bytes) -> None:
        """Send all, within the time."""
        self._line.settimeout(left_until(self._until))
        self._line.sendall(content)

    def close(self) -> None:
        """Nothing yet: the answer is still read from it, and whoever connected hangs up."""


class PinnedConnection(http.client.HTTPConnection):
    """HTTPS to this very address, whose certificate must be that of the name it was asked for."""

    default_port = 443

    def __init__(self, host: str, place: tuple[str, int], trust: ssl.SSLContext, until: float, most: int) -> None:
        super().__init__(host, place[1])
        self._place = place
        self._trust = trust
        self._until = until
        self._most = most
        self._line: socket.socket | None = None

    def connect(self) -> None:
        """Connect, and see whose certificate it is."""
        self._line = socket.create_connection(self._place, left_until(self._until))
        self._line.settimeout(left_until(self._until))
        self._line = self._trust.wrap_socket(self._line, server_hostname=self.host)
        self.sock = MeasuredLine(self._line, self._until, self._most)

    def hang_up(self) -> None:
        """End it."""
        self.close()
        if self._line is not None:
            self._line.close()


def left_until(moment: float) -> float:
    """The seconds left; none is a failure."""
    left = moment - time.monotonic()
    if left <= 0:
        raise FetchFailed("It took too long.")
    return left
