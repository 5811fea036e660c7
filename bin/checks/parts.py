"""A part of the checks: a name and something to run, which passes, fails, or tells why it could not run."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
PYTHON = sys.executable


class NotRun(Exception):
    """This part could not run here; the words say what is missing."""


class NoAnswer(Exception):
    """Somebody outside didn't answer, which says nothing about us; it is told, and fails no run."""


@dataclass(frozen=True)
class Part:
    """One thing to check. `run` gives True when it passed."""

    name: str
    run: Callable[[], bool]


@dataclass(frozen=True)
class Outcome:
    """What became of a part, and how long it took."""

    part: Part
    said: str
    seconds: float


def tried(part: Part) -> Outcome:
    """Run a part and tell what became of it."""
    began = time.monotonic()
    try:
        said = "passed" if part.run() else "FAILED"
    except NotRun as missing:
        said = f"NOT RUN: {missing}"
    except NoAnswer as silence:
        said = f"not asked: {silence}"
    outcome = Outcome(part, said, time.monotonic() - began)
    print(f"── {part.name}: {said} ({outcome.seconds:.1f} s)", flush=True)
    return outcome


def run_all(parts: Sequence[Part]) -> list[Outcome]:
    """Run the parts one after the other, whatever became of the earlier ones."""
    return [tried(part) for part in parts]


def run_beside(parts: Sequence[Part]) -> list[Outcome]:
    """Run the parts two at a time, for those that keep one core busy each."""
    with ThreadPoolExecutor(2) as two:
        return list(two.map(tried, parts))


def closing(title: str, outcomes: Sequence[Outcome]) -> int:
    """Print the table of what ran, and give the exit code: 0 passed, 1 failed, 2 something did not run under CI."""
    print(f"\n{title}")
    for outcome in outcomes:
        print(f"  {outcome.seconds:6.1f} s  {outcome.part.name:34} {outcome.said}")
    print(f"  {sum(outcome.seconds for outcome in outcomes):6.1f} s  in all", flush=True)
    if any(outcome.said == "FAILED" for outcome in outcomes):
        return 1
    not_run = any(outcome.said.startswith("NOT RUN") for outcome in outcomes)
    return 2 if not_run and os.environ.get("CI") == "true" else 0


def command(*words: str, env: Mapping[str, str] | None = None) -> Callable[[], bool]:
    """A part's `run` that starts a program in the house and shows what it prints if it fails."""

    def run() -> bool:
        more = {**os.environ, **(env or {})}
        done = subprocess.run(words, cwd=HOUSE, env=more, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode:
            print(done.stdout, flush=True)
        return done.returncode == 0

    return run


def shown(*words: str, env: Mapping[str, str] | None = None) -> bool:
    """Run a program in the house and let it speak as it goes; True when it ended well."""
    return subprocess.run(words, cwd=HOUSE, env={**os.environ, **(env or {})}).returncode == 0
