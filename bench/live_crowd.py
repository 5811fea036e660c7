"""Those who listen, in a process of their own, as the bench speaks with it; and what their listening found."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

WITHIN = 60.0  # seconds after the last word until which a line may come; later it counts as lost


class LinesWrong(Exception):
    """Not every listener had every line once, or somebody had one they should never see."""


@dataclass(frozen=True)
class Arrived:
    """How some lines arrived. Milliseconds are from the end of the verb; who was away then counts as caught up."""

    arrived: int
    caught_up: int
    cuts: int
    last: float
    p50: float
    p99: float
    most: float
    frame: str


class Crowd:
    """So many listeners."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def drop(self, each_second: float) -> None:
        """From now on this share of them is cut off in each second, and comes back, until the account."""
        self._tell({"drop": each_second})

    def account(self, said: dict[int, float], hidden: dict[int, list[int]]) -> Arrived:
        """Compare what each of them has with what was said to whom; all must be there, once."""
        self._tell({"said": said, "hidden": hidden, "within": WITHIN})
        found = self.hear()
        wrong = {name: found.pop(name) for name in ("lost", "doubled", "leaked", "refused")}
        if any(wrong.values()):
            raise LinesWrong(f"of {found['arrived']} deliveries: {wrong}")
        return Arrived(**found)

    def hear(self) -> dict[str, Any]:
        """What they say next."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise LinesWrong("The listeners' process ended; its own words are above.")
        found: dict[str, Any] = json.loads(line)
        return found

    def _tell(self, words: dict[str, Any]) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()


@contextmanager
def listening(port: int, path: str, cookies: list[str]) -> Iterator[Crowd]:
    """Let one listener for each cookie listen there, for as long as the block lasts."""
    words = [sys.executable, "-m", "bench.live_listeners"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ) as process:
        crowd = Crowd(process)
        try:
            crowd._tell({"port": port, "path": path, "cookies": cookies})
            found = crowd.hear()
            if found["refused"] or found["here"] != len(cookies):
                raise LinesWrong(f"{found['here']} of {len(cookies)} listen; refused: {found['refused'][:3]}")
            yield crowd
        finally:
            process.kill()
