"""`alongside serve`: the whole installation as one service."""

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial

from alongside.cli import start_django

MOST_WORKERS = 64


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and how many processes share the pages."""
    parser.add_argument("--port", type=int, help="the port to listen on (or the setting PORT; 8000)")
    parser.add_argument("--host", default="localhost", help="the address to listen on, when a proxy is elsewhere")
    parser.add_argument("--workers", type=int, default=1, help="processes that share the pages; one per core at most")
    parser.add_argument("--no-worker", action="store_true", help="leave the work to `alongside worker`")


def run(chosen: argparse.Namespace) -> int:
    """Serve until Ctrl-C or SIGTERM."""
    if chosen.port is not None:
        os.environ["PORT"] = str(chosen.port)
    if not 1 <= chosen.workers <= MOST_WORKERS:
        sys.exit(f"--workers must be a number from 1 to {MOST_WORKERS}, but is {chosen.workers}.")
    start_django()
    from alongside.commands.alone import alone, listening, refuse_old_database
    from alongside.commands.processes import serve_in_processes, serve_until_stopped

    with alone(), listening(chosen.host) as sockets:
        refuse_old_database()
        ready = partial(print, greeting(), flush=True)
        serve: Callable[..., None] = partial(serve_until_stopped, sockets)
        if chosen.workers == 1:
            serve(ready=ready, with_worker=not chosen.no_worker)
        else:
            serve_in_processes(chosen.workers, serve, ready=ready, with_worker=not chosen.no_worker)
    return 0


def greeting() -> str:
    """Where it is, and in a demo how to come in; made before serving, since it reads the database."""
    from django.conf import settings

    lines = [f"Ready at {settings.URL}"]
    if settings.DEMO:
        from django.db import connection

        from alongside.demo import sign_in_links

        lines += [f"  {line}" for line in sign_in_links()]
        connection.close()
    return "\n".join(lines)
