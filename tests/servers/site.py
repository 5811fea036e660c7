"""The real server, as `alongside serve` starts it: its own process, data folder and port."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.ports import free_port

HOUSE = Path(__file__).resolve().parents[2]
CHECKOUT = [sys.executable, "-m", "alongside.cli"]
PATIENCE = 30  # seconds it may take to start on a busy machine
LINK = re.compile(r"https?://localhost:\d+/\S+")


class SiteBroken(Exception):
    """The server ended, or never got ready; the words are what it printed."""


@dataclass
class Site:
    """A running server."""

    port: int
    data: Path
    environment: dict[str, str]
    program: list[str]
    folder: Path
    printed: list[str] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)
    process: "subprocess.Popen[str] | None" = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://localhost:{self.port}"

    def command(self, *words: str) -> str:
        """Run one `alongside` command on this site's data, and give what it printed."""
        done = subprocess.run(
            [*self.program, *words], cwd=self.folder, env=self.environment, text=True, capture_output=True, check=False
        )
        if done.returncode:
            raise SiteBroken(f"alongside {' '.join(words)}\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self) -> None:
        """Serve, and return once it says that it is ready."""
        self.printed.clear()
        self.ready = threading.Event()  # a new one: the listener of a server that was killed may still set the old
        self.process = subprocess.Popen(
            [*self.program, "serve"],
            cwd=self.folder, env=self.environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        threading.Thread(target=self._listen, args=(self.process, self.ready), daemon=True).start()
        if not self.ready.wait(PATIENCE) or self.process.poll() is not None:
            self.kill()
            raise SiteBroken("".join(self.printed))

    def _listen(self, process: "subprocess.Popen[str]", ready: threading.Event) -> None:
        """Keep what it prints, so that its pipe never fills."""
        assert process.stdout
        for line in process.stdout:
            self.printed.append(line)
            if line.startswith("Ready at "):
                ready.set()
        ready.set()

    def stop(self) -> int:
        """Stop it as Ctrl-C does, and give its exit code."""
        assert self.process
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End it as a power cut does."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def sign_in_links(self) -> list[str]:
        """The one-use links that a demo prints under 'Ready at'."""
        after = self.printed[next(n for n, line in enumerate(self.printed) if line.startswith("Ready at ")) + 1 :]
        return LINK.findall("".join(after))


@contextmanager
def new_site(
    *, demo: bool = False, program: list[str] = CHECKOUT, folder: Path = HOUSE, **settings: str
) -> Iterator[Site]:
    """A site of its own with an empty database, not started yet; nothing of it is left afterwards.

    `program` is the `alongside` command, started in `folder`; `settings` go into its environment.
    """
    with tempfile.TemporaryDirectory(prefix="alongside-site-") as data:
        port = free_port()
        bare = {name: value for name, value in os.environ.items() if not name.startswith(("ALONGSIDE_", "DJANGO_"))}
        ours = {"ALONGSIDE_DATA": data, "PORT": str(port), "ALONGSIDE_DEMO": str(demo).lower()}
        site = Site(port, Path(data), {**bare, **ours, **settings}, program, folder)
        try:
            site.command("migrate", "--quiet")
            if demo:
                site.command("demo")
            yield site
        finally:
            site.kill()
