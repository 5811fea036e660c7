"""What happened, as rows of ids that live and die with the verb's own transaction.

`wiring.py` says what follows from an event: jobs, which are rows too and never lost, and echoes, which run after
the commit and may be lost harmlessly because the page can be read again.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from alongside.core import clock
from alongside.core.jobs import Job, enqueue_all
from alongside.core.models import EventRow
from alongside.core.rows import put


@dataclass(frozen=True)
class Event:
    """Something that happened: ids only, never text."""


type Echo = Callable[[Any], None]

_jobs: dict[type[Event], list[Job]] = {}
_echoes: dict[type[Event], list[Echo]] = {}


def on(event: type[Event], *, jobs: tuple[Job, ...] = (), echoes: tuple[Echo, ...] = ()) -> None:
    """Let these jobs and echoes follow from this event; for wiring alone."""
    _jobs.setdefault(event, []).extend(jobs)
    _echoes.setdefault(event, []).extend(echoes)


def wired() -> set[type[Event]]:
    """The events that something follows from."""
    return {*_jobs, *_echoes}


def publish(event: Event, *, only: str = "") -> EventRow:
    """Record the event and enqueue what follows, in the caller's transaction.

    `only` names the one purpose that may follow, such as "index" for an archive that must mail nobody.
    """
    row = EventRow(name=type(event).__name__, ids=asdict(event), at=clock.now())
    put(row)
    if follows := [job for job in _jobs.get(type(event), ()) if not only or job.purpose == only]:
        enqueue_all(follows, **asdict(event))
    for echo in () if only else _echoes.get(type(event), ()):
        transaction.on_commit(lambda echo=echo: echo(event), robust=True)  # type: ignore[misc]
    return row
