"""wrk, which asks as fast as the server answers, and what it found."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bench.server import Server

RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
COUNT = re.compile(r"(\d+) requests in")
PART = re.compile(r"(50|99)%\s+([\d.]+)(us|ms|s)\b")
FAILED = re.compile(r"(?:Non-2xx or 3xx responses|Socket errors).*")
IN_MS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Speed:
    """What one run found."""

    per_second: float
    p50: float
    p99: float
    cpu_ms: float
    count: int


class LoadFailed(Exception):
    """Some answers were refusals or errors, so that the speed means nothing."""


def run(
    server: Server, path: str, *, cookie: str = "", seconds: int, clients: int = 16, script: Path | None = None
) -> Speed:
    """Ask for a page over and over from so many connections."""
    if not shutil.which("wrk"):
        raise SystemExit("The bench needs wrk (Debian: apt-get install wrk; macOS: brew install wrk).")
    words = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--latency"]
    words += ["-s", str(script)] if script else []
    words += ["-H", f"Cookie: {cookie}"] if cookie else []
    before = server.cpu()
    printed = subprocess.run([*words, server.url + path], capture_output=True, text=True, check=True).stdout
    used = server.cpu() - before
    if failed := FAILED.search(printed):
        raise LoadFailed(f"{path}: {failed[0]}")
    return _read(printed, used)


def _read(printed: str, used: float) -> Speed:
    parts = {part: float(number) * IN_MS[unit] for part, number, unit in PART.findall(printed)}
    rate, count = RATE.search(printed), COUNT.search(printed)
    assert rate
    assert count
    answers = int(count[1])
    return Speed(float(rate[1]), parts["50"], parts["99"], used * 1000 / max(1, answers), answers)
