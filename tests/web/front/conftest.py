"""A real server on a free port, in a thread, with a few small pages of Django's behind it."""

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler

from alongside.web.front.app import Front
from alongside.web.front.body import Spool
from alongside.web.front.names import Names
from alongside.web.front.pages import Pages
from alongside.web.front.pool import Pool
from alongside.web.front.serving import Server
from alongside.web.front.static import StaticFiles


@dataclass
class Served:
    """A front being served."""

    front: Front
    server: Server
    port: int
    thread: threading.Thread

    def ask(
        self, method: str, path: str, body: Any = None, host: str = "localhost", **fields: str
    ) -> tuple[int, dict[str, str], bytes]:
        """One request; its status, header fields and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        connection.request(method, path, body, {"Host": f"{host}:{self.port}", **named})
        response = connection.getresponse()
        answer = response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        connection.close()
        return answer

    def line(self, sent: bytes) -> socket.socket:
        """A bare connection on which these bytes were sent."""
        line = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        line.sendall(sent)
        return line

    def stop(self) -> None:
        """Stop and wait until everything has ended."""
        self.server.should_exit = True
        self.thread.join(15)


@pytest.fixture
def serve(settings: Any, tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Start a front; what is passed changes it before it starts."""
    settings.ROOT_URLCONF = "tests.web.front.small_pages"
    settings.MIDDLEWARE = ["django.middleware.http.ConditionalGetMiddleware"]
    settings.MEDIA_FOLDER = tmp_path / "media"
    running: list[Served] = []

    def start(prepare: Callable[[Front], None] = lambda _: None, *, cap: int = 200_000) -> Served:
        front = _front(tmp_path, cap)
        prepare(front)
        listener = socket.create_server(("127.0.0.1", 0))
        server = Server(front)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.005)
        running.append(Served(front, server, listener.getsockname()[1], thread))
        return running[-1]

    yield start
    for served in running:
        served.stop()


@pytest.fixture
def served(serve: Callable[..., Served]) -> Served:
    """A front as it comes."""
    return serve()


def _front(folder: Path, cap: int) -> Front:
    for name in ("media", "arriving", "static"):
        (folder / name).mkdir(exist_ok=True)
    return Front(
        names=Names("http://localhost:8000", frozenset([b"localhost"])),
        pages=Pages(WSGIHandler()),
        pool=Pool(2),
        spool=Spool(folder / "arriving", cap=cap),
        static=StaticFiles(folder / "static", "/static/"),
        media=folder / "media",
    )
