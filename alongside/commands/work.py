"""`alongside worker`: the work behind the pages, in a process of its own."""

import argparse
import signal

from alongside.cli import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(_chosen: argparse.Namespace) -> int:
    """Work until Ctrl-C or SIGTERM; the job under way is finished first."""
    start_django()
    from alongside.core import logs
    from alongside.core.worker import Worker

    logs.start_logging()
    worker = Worker()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: worker.end_soon())
    print("Working. Ctrl-C ends it after the job under way.", flush=True)
    worker.work()
    return 0
