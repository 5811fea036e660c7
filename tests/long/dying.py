"""`alongside`, but it dies to order: a file names a boundary, and the process is killed the moment it gets there.

Boundaries are commits, by whose they are: `page` (a request's) or `work` (a job's: the claim, its effect, its end).
`page before answer` lies between the last commit and the first byte of the answer.
"""

import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from alongside import cli

ORDER = "die-at"  # a file in the data folder: the boundary's name and how often it is passed unharmed
start_django = cli.start_django


def at(boundary: str) -> None:
    """Die here, if that is what the order says."""
    order = Path(os.environ["ALONGSIDE_DATA"]) / ORDER
    try:
        name, _space, spared = order.read_text().rpartition(" ")
    except FileNotFoundError:
        return
    if name != boundary:
        return
    if int(spared):
        order.write_text(f"{name} {int(spared) - 1}")
        return
    os.kill(os.getpid(), signal.SIGKILL)


def whose() -> str:
    """Whose commit this is, by the thread it happens in."""
    return "work" if threading.current_thread().name == "worker" else "page"


def start_mortal_django() -> None:
    """Start Django, and watch over what it commits and answers."""
    start_django()
    from django.db.backends.base.base import BaseDatabaseWrapper

    from alongside.web.front.pages import Pages

    commit: Any = BaseDatabaseWrapper._commit  # type: ignore[attr-defined]
    answer = Pages.answer

    def watched_commit(self: Any) -> Any:
        at(f"{whose()} before commit")
        commit(self)
        at(f"{whose()} after commit")

    def watched_answer(self: Pages, *args: Any) -> Any:
        made = answer(self, *args)
        at("page before answer")
        return made

    BaseDatabaseWrapper._commit = watched_commit  # type: ignore[attr-defined]
    Pages.answer = watched_answer  # type: ignore[method-assign]


if __name__ == "__main__":
    cli.start_django = start_mortal_django
    sys.exit(cli.main())
