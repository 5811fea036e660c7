"""The bare fan-out beside the house's own: the same frame, the same listeners, the same clock."""

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, islice

from bench.live_crowd import Crowd, LinesWrong, listening
from bench.live_saying import Pace
from bench.load import Speed
from bench.server import anonymous_of, cpu_of
from bench.table import Findings
from bench.words import line_of, mark_of, number_in

PACES = (1, 5, 20)  # frames a second, as the house's lines
AT_MOST = 60


def time_bare(found: Findings, frame: str, *, listeners: list[int], seconds: int) -> None:
    """The same paces at the same numbers of listeners; the frame is one that the house sent."""
    frame = _clean(frame) or f"id: 1\nevent: post\ndata: {line_of(1)}"
    for number in listeners:
        label, numbers = f"bare fan-out to {number:,}", count(1)
        with _bare() as (port, pid):
            with listening(port, "/", [""] * 10) as few:
                few.account(_say(port, frame, Pace(list(islice(numbers, 5)), 0)), {})  # everything is warm
            before = anonymous_of(pid)
            with listening(port, "/", [""] * number) as crowd:
                found.note(f"{label}: memory a listener, KiB", (anonymous_of(pid) - before) * 1024 / number)
                for pace in PACES:
                    _time(found, f"{label}: {pace} a second", (port, pid, crowd), frame, numbers, pace * seconds, pace)
                _time(found, f"{label}: saturated", (port, pid, crowd), frame, numbers, AT_MOST, 0)


def _time(
    found: Findings, name: str, bare: tuple[int, int, Crowd], frame: str, numbers: Iterator[int], lines: int, pace: int
) -> None:
    port, pid, crowd = bare
    used, began = cpu_of(pid), time.monotonic()
    said = _say(port, frame, Pace(list(islice(numbers, lines)), pace))
    try:
        arrived = crowd.account(said, {})
    except LinesWrong as wrong:
        found.not_timed[name] = str(wrong)
        return
    used, took = cpu_of(pid) - used, arrived.last - began
    speed = Speed(arrived.arrived / took, arrived.p50, arrived.p99, used * 1000 / lines, arrived.arrived)
    found.add(name, speed, size=len(frame))


def _say(port: int, frame: str, pace: Pace) -> dict[int, float]:
    said: dict[int, float] = {}
    old = mark_of(number_in(frame.encode()))
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for place, number in enumerate(pace.numbers):
        pace.wait(place)
        said[number] = time.monotonic()
        connection.request("POST", "/", (frame.replace(old, mark_of(number)) + "\n\n").encode())
        connection.getresponse().read()
    connection.close()
    return said


def _clean(frame: str) -> str:
    """The frame without what HTTP put before it."""
    starts = [at for name in ("id: ", "event: ") if (at := frame.find(name)) >= 0]
    return frame[min(starts) :] if starts else ""


@contextmanager
def _bare() -> Iterator[tuple[int, int]]:
    with subprocess.Popen([sys.executable, "-m", "bench.bare_sse"], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            port = int(process.stdout.readline())
            _wait_for(port)
            yield port, process.pid
        finally:
            process.kill()


def _wait_for(port: int) -> None:
    for _ in range(500):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
            return
        except OSError:
            time.sleep(0.01)
    raise LinesWrong("The bare fan-out didn't start.")
