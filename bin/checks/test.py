"""What 'make test' runs: all that must pass, on both databases and in a real browser.

Where a part cannot run it says so, and the run fails under CI=true. `--long` runs the kills and large seeds instead.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from bin.checks import audit, package
from bin.checks.check import outcomes as checked
from bin.checks.parts import PYTHON, NotRun, Part, closing, run_all, shown
from tests.servers.chromium import NoChromium, find_chromium
from tests.servers.postgres import NoPostgres, private_cluster

DATABASE = "ALONGSIDE_DATABASE_URL"
TWO = ("--numprocesses", "2")  # on two cores it halves the wait: 94 instead of 172 seconds when it was measured


def on_sqlite(which: str) -> Callable[[], bool]:
    """Run the tests that a mark chooses, on SQLite."""
    return lambda: pytest(which, {DATABASE: ""}, *TWO)


def on_postgres(which: str) -> Callable[[], bool]:
    """Run the tests that a mark chooses, on a PostgreSQL that is there for this run alone."""

    def run() -> bool:
        try:
            with private_cluster() as url:
                return pytest(which, {DATABASE: url}, *TWO)
        except NoPostgres as missing:
            raise NotRun(str(missing)) from missing

    return run


def in_a_browser() -> bool:
    """Run the tests that drive a real Chromium."""
    try:
        chromium = find_chromium()
    except NoChromium as missing:
        raise NotRun(str(missing)) from missing
    return pytest("browser and not long", {DATABASE: "", "ALONGSIDE_CHROMIUM": chromium}, *TWO)


def pytest(which: str, env: dict[str, str], *beside: str) -> bool:
    """Run the tests that a mark chooses, with pytest's own words as they come."""
    environment = {name: value for name, value in env.items() if value}
    if not env[DATABASE]:
        os.environ.pop(DATABASE, None)
    return shown(PYTHON, "-m", "pytest", "-q", "--durations=5", *beside, "-m", which, env=environment)


SHORT = [
    Part("tests on SQLite", on_sqlite("not long and not browser")),
    Part("tests on PostgreSQL", on_postgres("not long and not browser")),
    Part("tests in Chromium, with axe", in_a_browser),
    Part("the package by itself", package.check),
    Part("known holes in dependencies", audit.check),
]
LONG = [
    Part("long tests on SQLite", on_sqlite("long")),
    Part("long tests on PostgreSQL", on_postgres("long")),
]


def main(words: list[str]) -> int:
    """Run everything, and give the exit code."""
    if words == ["--long"]:
        return closing("bin/test --long", run_all(LONG))
    return closing("bin/test", checked() + run_all(SHORT))


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parents[2])
    sys.exit(main(sys.argv[1:]))
