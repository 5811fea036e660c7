"""`alongside`, but it dies to order: a file names a boundary, and the process is killed the moment it gets there.

Boundaries are commits, by whose they are: `page` (a request's), `work` (a job's: the claim, its effect, its end) or
`mail` (the listener's). `page before answer` lies between the last commit and the first byte of the answer, and `mail
after answer` behind the last. An order is for one death.
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
    order.unlink()
    os.kill(os.getpid(), signal.SIGKILL)


def whose() -> str:
    """Whose commit this is, by the thread it happens in."""
    return {"worker": "work", "spool": "mail"}.get(threading.current_thread().name, "page")


def start_mortal_django() -> None:
    """Start Django, and watch over what it commits and answers."""
    start_django()
    from django.db.backends.base.base import BaseDatabaseWrapper

    from alongside.mail.listening.door import Door
    from alongside.mail.listening.talk import Talk
    from alongside.web.front.pages import Pages

    keep, take = Door.keep, Talk._take
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

    async def watched_keep(self: Door, *args: Any) -> str:
        said = await keep(self, *args)
        at("mail before answer")
        return said

    async def watched_take(self: Talk, *args: Any) -> None:
        await take(self, *args)
        at("mail after answer")

    Door.keep = watched_keep  # type: ignore[method-assign]
    Talk._take = watched_take  # type: ignore[method-assign]
    BaseDatabaseWrapper._commit = watched_commit  # type: ignore[attr-defined]
    Pages.answer = watched_answer  # type: ignore[method-assign]


if __name__ == "__main__":
    cli.start_django = start_mortal_django
    sys.exit(cli.main())
