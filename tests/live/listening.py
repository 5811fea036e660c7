"""Real streams of a real server: it runs in a thread beside the test, on the test's own database."""

import http.client
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from django.conf import settings

from alongside.accounts.models import PersonId
from alongside.accounts.session_store import SessionStore
from alongside.core.writing import writing

PATIENCE = 15.0  # seconds that something may take on a busy machine
SILENCE = 0.7  # seconds in which something that must not come would have come
NAME = urlsplit(settings.URL).netloc


@dataclass(frozen=True)
class Frame:
    """One event of a stream."""

    name: str
    html: str
    cursor: str


@dataclass
class Ear:
    """One open stream, read in a thread of its own."""

    port: int
    path: str
    fields: dict[str, str]
    status: int = 0
    body: bytes = b""
    head: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""
    over: bool = False
    last_id: str = ""
    frames: list[Frame] = field(default_factory=list)

    def start(self) -> "Ear":
        """Ask, and return once there is an answer."""
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self._connection.request("GET", self.path, headers={"Host": NAME, **self.fields})
        self._answer = self._connection.getresponse()
        self.status = self._answer.status
        self.head = {name.lower(): value for name, value in self._answer.getheaders()}
        if self.status == 200:
            threading.Thread(target=self._read, daemon=True).start()
            self.wait(lambda ear: b"retry:" in ear.raw)
        else:
            self.body, self.over = self._answer.read(), True
        return self

    def _read(self) -> None:
        buffer = b""
        try:
            while piece := self._answer.read1(65_536):
                self.raw += piece
                *whole, buffer = (buffer + piece).split(b"\n\n")
                for each in whole:
                    self._take(each.decode())
        except (OSError, http.client.HTTPException, ValueError, AttributeError):
            pass
        self.over = True

    def _take(self, said: str) -> None:
        lines = said.split("\n")
        found = {name: "\n".join(v[len(name) + 2 :] for v in lines if v.startswith(f"{name}: ")) for name in FIELDS}
        self.last_id = found["id"] or self.last_id
        if found["event"]:
            self.frames.append(Frame(found["event"], found["data"], found["id"]))

    def wait(self, until: "Callable[[Ear], bool]") -> "Ear":
        """Wait until this is so."""
        end = time.monotonic() + PATIENCE
        while not until(self):
            assert time.monotonic() < end, f"It never came; this did: {self.raw.decode()[-2000:]}"
            time.sleep(0.01)
        return self

    def wait_for(self, words: str) -> Frame:
        """Wait until somebody said this."""
        self.wait(lambda ear: any(words in frame.html for frame in ear.frames))
        return next(frame for frame in self.frames if words in frame.html)

    @property
    def said(self) -> bytes:
        """All that came, but signs of life."""
        return b"\n\n".join(piece for piece in self.raw.split(b"\n\n") if not piece.startswith(b": "))

    def posts(self) -> list[str]:
        """The ids of the posts that came, in order."""
        return [
            found
            for frame in self.frames
            if frame.name == "post"
            for found in re.findall(r'id="post-(\w+)"', frame.html)
        ]

    def close(self) -> None:
        """Go away."""
        sock = self._connection.sock or getattr(self._answer.fp, "raw", None)
        if isinstance(sock, socket.socket):
            sock.close()
        self._connection.close()
        self._answer.close()


FIELDS = ("event", "data", "id")


@dataclass
class Served:
    """A server that runs."""

    port: int

    def listen(
        self, thread: str, cookie: str = "", *, since: str = "", last: str = "", form: str = "", **fields: str
    ) -> Ear:
        """Open a stream of a thread."""
        query = "&".join([f"from={quote(since)}"] * bool(since) + [f"as={form}"] * bool(form))
        own = {"Cookie": cookie} if cookie else {}
        again = {"Last-Event-ID": last} if last else {}
        path = f"/live/{thread}/" + (f"?{query}" if query else "")
        return Ear(self.port, path, {**own, **again, **fields}, last_id=last).start()


def cookie_of(person: PersonId) -> str:
    """The cookie of a new session of this person."""
    session = SessionStore()
    session.person_id = person
    with writing():
        session.create()
        session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


@contextmanager
def serving(*, on_its_way: int = 0) -> Iterator[Served]:
    """Serve in this process, as `alongside serve` does; with so many bytes on their way to who doesn't take them."""
    from alongside.asgi import build_front
    from alongside.web.front.serving import Server

    ready = threading.Event()
    server = Server(build_front(), ready=ready.set)
    with socket.create_server(("127.0.0.1", 0), backlog=256) as door:
        if on_its_way:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, on_its_way)
        running = threading.Thread(target=server.run, args=([door],), daemon=True)
        running.start()
        assert ready.wait(PATIENCE)
        yield Served(door.getsockname()[1])
        server.should_exit = True
        running.join(PATIENCE)
    assert not running.is_alive(), "the server did not stop"
