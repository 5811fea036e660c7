"""Other processes on the test's own database: they say lines, or serve streams and can be killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from django.db import connection

from tests.live.listening import PATIENCE, Served
from tests.servers.ports import free_port


def environment() -> dict[str, str]:
    """What leads another process to this database and these keys."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{at['NAME']}"
    else:
        url = f"postgres://{at['USER']}:{quote(at['PASSWORD'])}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "ALONGSIDE_DATABASE_URL": url}


def say_elsewhere(thread: int, community: int, person: int, *lines: str) -> None:
    """Let somebody answer in another process, which rings no bell here."""
    words = ["say", str(thread), str(community), str(person), *lines]
    subprocess.run(
        [sys.executable, "-m", "tests.live.other_process", *words], env=environment(), check=True, timeout=60
    )


class OtherServer(Served):
    """A server in a process of its own, which can be killed."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.start()

    def start(self) -> None:
        """Serve; returns once it does."""
        command = [sys.executable, "-m", "tests.live.other_process", "serve", str(self.port)]
        self.process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
        assert self.process.stdout
        assert self.process.stdout.readline() == "ready\n"

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.wait(PATIENCE)


@contextmanager
def serving_elsewhere() -> Iterator[OtherServer]:
    """A server in another process, gone afterwards."""
    server = OtherServer(free_port())
    try:
        yield server
    finally:
        server.kill()
