"""Starts and stops the server that is timed, and reads what it costs from the system."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """A running server."""

    port: int
    pid: int
    started_in: float

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://localhost:{self.port}"

    def ask(self, path: str, cookie: str = "", **fields: str) -> tuple[int, dict[str, str], bytes]:
        """One page: status, header fields and body."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
        sent = {name.replace("_", "-"): value for name, value in fields.items()} | (
            {"Cookie": cookie} if cookie else {}
        )
        connection.request("GET", path, headers=sent)
        response = connection.getresponse()
        answer = response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        connection.close()
        return answer

    def cpu(self) -> float:
        """Seconds of processor that all its processes have used."""
        return sum(cpu_of(pid) for pid in self._pids())

    def memory(self) -> float:
        """MiB that all its processes hold, what they share counted once."""
        return sum(memory_of(pid) for pid in self._pids())

    def anonymous(self) -> float:
        """MiB that its processes took for themselves: what grows with what they hold."""
        return sum(anonymous_of(pid) for pid in self._pids())

    def _pids(self) -> list[int]:
        return _family(self.pid)


def _family(pid: int) -> list[int]:
    """A process with all that descend from it: the listener's keeper has a child of its own."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def cpu_of(pid: int) -> float:
    """Seconds of processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory_of(pid: int) -> float:
    """MiB that a process holds, what it shares with others in parts."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def anonymous_of(pid: int) -> float:
    """MiB that a process took for itself, files it mapped aside."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    return 0.0


@contextmanager
def serving(port: int, *, workers: int, limit_size: int) -> Iterator[Server]:
    """Run the server for as long as the block lasts."""
    started = time.perf_counter()
    words = ["-m", "bench.served", str(limit_size), "--workers", str(workers)]
    with subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.DEVNULL, env=os.environ | {"PORT": str(port)}
    ) as process:
        try:
            took = _wait_until_it_answers(port, process, started)
            yield Server(port, process.pid, took)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def _wait_until_it_answers(port: int, process: "subprocess.Popen[bytes]", started: float) -> float:
    while process.poll() is None and time.perf_counter() - started < 60:
        try:
            connection = http.client.HTTPConnection("localhost", port, timeout=30)
            connection.request("GET", "/")
            connection.getresponse().read()
            return time.perf_counter() - started
        except OSError:
            time.sleep(0.005)
    raise SystemExit("The server that should be timed didn't start; its own words are above.")
