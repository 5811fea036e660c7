"""`alongside import mbox FILE… --community ID`: an archive of old mail, as threads of a community."""

import argparse
import sys
import time
from datetime import timedelta
from pathlib import Path

from alongside.cli import start_django

WIDTH = 30  # of the bar


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which files, into which community, and whether only to try."""
    parser.add_argument("kind", choices=["mbox"], help="mbox: mbox files, pipermail's text, single mails; .gz too")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--community", required=True, metavar="ID", help="as in the address of its page")
    parser.add_argument("--dry-run", action="store_true", help="read everything, write nothing, and say what would be")
    parser.add_argument("--wait", type=int, default=0, metavar="DAYS", help="members see it only after so many days")


def run(chosen: argparse.Namespace) -> int:
    """Take the archive in; a second time adds nothing, and after a crash it goes on where it was."""
    start_django()
    from alongside.portability.archive.announcing import find_community
    from alongside.portability.archive.moving_in import Wanted

    if missing := [path for path in chosen.files if not path.is_file()]:
        print(f"There is no file {missing[0]}.", file=sys.stderr)
        return 2
    community = find_community(chosen.community)
    if community is None:
        print(f"There is no community {chosen.community!r} here. Its id stands in its page's address.", file=sys.stderr)
        return 2
    wanted = Wanted(chosen.files, community, timedelta(days=max(0, chosen.wait)))
    return _try_it(wanted) if chosen.dry_run else _move_in(wanted)


def _try_it(wanted: "Wanted") -> int:  # type: ignore[name-defined]  # noqa: F821
    from alongside.portability.archive.moving_in import dry_run
    from alongside.portability.archive.report import Report

    report, bar = Report(sys.stdout), Bar()
    threads = dry_run(wanted, report, bar.show)
    bar.end()
    print(f"Only tried: nothing was written. It would be {threads} threads.\n{report.summary()}")
    return 0


def _move_in(wanted: "Wanted") -> int:  # type: ignore[name-defined]  # noqa: F821
    from django.conf import settings

    from alongside.core import clock
    from alongside.portability.archive.moving_in import move_in
    from alongside.portability.archive.report import Report

    folder = settings.DATA / "reports"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"import-{clock.now():%Y-%m-%d-%H%M%S}.txt"
    bar = Bar()
    with path.open("w", encoding="utf-8", errors="replace") as file:
        report = Report(file, path)
        move_in(wanted, report, bar.show)
        bar.end()
        file.write(report.summary() + "\n")
    print(report.summary())
    return 0


class Bar:
    """A progress bar on standard error: rewritten in place where somebody looks on, silent where nobody does."""

    def __init__(self) -> None:
        self._shown = 0.0
        self._live = sys.stderr.isatty()

    def show(self, what: str, done: int, of: int) -> None:
        """Shows how far something is, at most five times a second."""
        if not self._live or (time.monotonic() - self._shown < 0.2 and done < of):
            return
        self._shown = time.monotonic()
        share = min(1.0, done / of if of else 1.0)
        bar = "#" * int(share * WIDTH)
        print(f"\r{what:<10} [{bar:<{WIDTH}}] {share:4.0%}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leaves the line."""
        if self._live and self._shown:
            print(file=sys.stderr)
