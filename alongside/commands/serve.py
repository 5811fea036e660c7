"""`alongside serve`: the whole installation as one service."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from alongside.cli import start_django

if TYPE_CHECKING:
    from alongside.mail.listening.beside import Beside

MOST_WORKERS = 64


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and how many processes share the pages."""
    parser.add_argument("--port", type=int, help="the port to listen on (or the setting PORT; 8000)")
    parser.add_argument("--host", default="localhost", help="the address to listen on, when a proxy is elsewhere")
    parser.add_argument("--workers", type=int, default=1, help="processes that share the pages; one per core at most")
    parser.add_argument("--no-mail", action="store_true", help="leave taking mail in to `alongside mail listen`")
    parser.add_argument("--no-worker", action="store_true", help="leave the work to `alongside worker`")


def run(chosen: argparse.Namespace) -> int:
    """Serve until Ctrl-C or SIGTERM."""
    if chosen.port is not None:
        os.environ["PORT"] = str(chosen.port)
    if not 1 <= chosen.workers <= MOST_WORKERS:
        sys.exit(f"--workers must be a number from 1 to {MOST_WORKERS}, but is {chosen.workers}.")
    start_django()
    from alongside.mail.listening.beside import listening_beside

    # Before anything else is opened or started: the listener shares all memory so far, and holds nothing else of ours.
    with listening_beside(wanted=not chosen.no_mail) as mail:
        _serve(chosen, mail)
    return 0


def _serve(chosen: argparse.Namespace, mail: "Beside") -> None:
    from alongside.commands.alone import alone, listening, refuse_old_database
    from alongside.commands.processes import serve_in_processes, serve_until_stopped

    with alone(), listening(chosen.host) as sockets:
        refuse_old_database()
        make_first_keys()
        ready = partial(say_ready, greeting(mail.said), mail)
        serve: Callable[..., None] = partial(serve_until_stopped, sockets)
        if chosen.workers == 1:
            serve(ready=ready, with_worker=not chosen.no_worker)
        else:
            serve_in_processes(chosen.workers, serve, ready=ready, with_worker=not chosen.no_worker)


def make_first_keys() -> None:
    """Make the keys of a new installation here: the worker and the listener would both begin to, at one moment."""
    from django.db import connection

    from alongside.core.errors import KeyLost
    from alongside.core.keyring.opening import keys_folder

    with suppress(KeyLost):  # what can be read without them is served; the doctor says what to do
        keys_folder()
    connection.close()


def say_ready(words: str, mail: "Beside") -> None:
    """Say so, and only now let the listener begin: it would take time from the pages' start."""
    print(words, flush=True)
    mail.begin()


def greeting(mail: Sequence[str]) -> str:
    """Where it is, and in a demo how to come in; made before serving, since it reads the database."""
    from django.conf import settings

    lines = [f"Ready at {settings.URL}", *(f"  {line}" for line in mail)]
    if settings.DEMO:
        from django.db import connection

        from alongside.demo import sign_in_links

        lines += [f"  {line}" for line in sign_in_links()]
        connection.close()
    return "\n".join(lines)
