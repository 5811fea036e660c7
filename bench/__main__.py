"""`python -m bench`: seeds, checks, times, and prints one table."""

import argparse
import os
import platform
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.seed import Seeded
    from bench.table import Findings

LARGE = 100_000
MAILS = 1_000
SMALL_SECONDS = 2  # of each pace of a chat
HOUR, SMALL_HOUR = 180, 15  # seconds of a chat of 1,000 at five lines a second, in which some are cut off


def arguments() -> argparse.Namespace:
    """What one may choose."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--seconds", type=int, default=4, help="how long each page is asked for")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="serving processes")
    parser.add_argument("--postgres", action="store_true", help="on a private PostgreSQL instead of SQLite")
    parser.add_argument("--small", action="store_true", help="leave out the second set of 100,000 posts")
    alone = parser.add_mutually_exclusive_group()
    alone.add_argument("--mail", action="store_true", help="the mail door alone, without the pages")
    alone.add_argument("--live", action="store_true", help="live chats alone, without pages and mail")
    parser.add_argument("--listeners", type=int, nargs="+", default=[100, 1_000], help="who listen to one chat")
    parser.add_argument("--threads", type=int, default=1_000, help="threads of the first set")
    parser.add_argument("--json", type=Path, default=Path("bench-found.json"), help="where the findings are kept")
    return parser.parse_args()


def main(chosen: argparse.Namespace) -> None:
    """Run everything in a data folder that is gone afterwards."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="alongside-bench-"))
        for name in [name for name in os.environ if name.startswith("ALONGSIDE_")]:
            del os.environ[name]
        os.environ |= {"ALONGSIDE_DATA": folder, "DJANGO_SETTINGS_MODULE": "alongside.settings"}
        os.environ["ALONGSIDE_LIMITS_TIMES"] = "1000000"  # one writer stands for many
        if chosen.postgres:
            from tests.servers.postgres import private_cluster

            os.environ["ALONGSIDE_DATABASE_URL"] = stack.enter_context(private_cluster(durable=True))
        _bench(chosen)


def _bench(chosen: argparse.Namespace) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from bench.matching import time_matching
    from bench.table import HEAD, Findings

    found = Findings({"cores": os.cpu_count(), "python": platform.python_version(), "postgres": chosen.postgres})
    print(HEAD)
    if not chosen.mail and not chosen.live:
        _time_pages(found, chosen)
    if not chosen.mail:
        _time_live(found, chosen)
    if not chosen.live:
        _time_mail(found, chosen)
        time_matching(found)
    found.save(chosen.json)


def _time_pages(found: "Findings", chosen: argparse.Namespace) -> None:
    from bench.seed import add_posts, seed_first

    seeded = seed_first(chosen.threads)
    for workers in chosen.workers:
        _time(found, seeded, chosen, f"3,000 posts, {workers} processes", workers)
    if not chosen.small:
        add_posts(seeded, threads=5_000, posts=LARGE - 3_000)
        _time(found, seeded, chosen, f"100,000 posts, {max(chosen.workers)} processes", max(chosen.workers))


def _time_live(found: "Findings", chosen: argparse.Namespace) -> None:
    from bench.live import time_live

    print("\nlive chats")
    workers = [1] if chosen.small else chosen.workers
    hour, seconds = (SMALL_HOUR, min(SMALL_SECONDS, chosen.seconds)) if chosen.small else (HOUR, chosen.seconds)
    time_live(found, listeners=chosen.listeners, workers=workers, seconds=seconds, hour=hour)


def _time_mail(found: "Findings", chosen: argparse.Namespace) -> None:
    from bench.accepting import time_accepting
    from bench.acting import acted_on_a_second
    from bench.extracting import time_extracting
    from bench.handing_over import time_handing_over

    time_handing_over(found)
    time_accepting(found, seconds=chosen.seconds)
    found.note("mails acted on, a second", acted_on_a_second(MAILS))
    time_extracting(found)


def _time(found: "Findings", seeded: "Seeded", chosen: argparse.Namespace, label: str, workers: int) -> None:
    from bench.run import time_everything

    print(f"\n{label}")
    time_everything(found, seeded, label=label, workers=workers, seconds=chosen.seconds)


if __name__ == "__main__":
    main(arguments())
