"""What is still to do: rows, leased, fenced by attempt, tried again, parked when poisoned, never lost.

A job may run twice (a lease can run out while it works), so every job is safe to repeat.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from alongside.core import clock
from alongside.core.models import JobRow
from alongside.core.writing import writing

LEASE = timedelta(seconds=30)  # longer than any job takes; a killed worker's job waits this long
TRIES = 8  # about four hours of trying, then a person looks at it

CLOCK = {
    "sqlite": "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
    "postgresql": "CAST(extract(epoch from clock_timestamp()) * 1000 AS bigint)",
}


# PRESENT and SKIP differ by database; nothing else ever enters these.
CLAIM = """
    UPDATE core_jobrow SET attempt = attempt + 1, leased_until = PRESENT + %s WHERE id = (
        SELECT id FROM core_jobrow
        WHERE NOT parked AND due <= %s AND leased_until < PRESENT ORDER BY due, id LIMIT 1 SKIP
    ) RETURNING *"""
RENEW = "UPDATE core_jobrow SET leased_until = PRESENT + %s WHERE id = %s AND attempt = %s"


@dataclass(frozen=True)
class Job:
    """A function that a row can name, taking ids."""

    name: str
    function: Callable[..., None]
    purpose: str = ""

    def __call__(self, **ids: Any) -> None:
        self.function(**ids)


_known: dict[str, Job] = {}
_wake: list[Callable[[], None]] = []
_under_way: dict[int, JobRow] = {}


def job(purpose: str = "") -> Callable[[Callable[..., None]], Job]:
    """Make a function a job. Its name is its module and its own; renaming it strands its rows."""

    def register(function: Callable[..., None]) -> Job:
        name = f"{function.__module__.removeprefix('alongside.')}.{function.__name__}"
        _known[name] = Job(name, function, purpose)
        return _known[name]

    return register


def call_when_woken(wake: Callable[[], None]) -> None:
    """Call this after every commit that left something to do; for the worker in the same process."""
    _wake.append(wake)


def _wake_all() -> None:
    for wake in _wake:
        wake()


def enqueue(job: Job, *, at: datetime | None = None, key: str | None = None, **ids: Any) -> None:
    """Leave something to do, in the caller's transaction; `key` makes it once only while it waits."""
    row = JobRow(name=job.name, ids=ids, due=at or clock.now(), key=key)
    if key:
        JobRow.objects.bulk_create([row], ignore_conflicts=True)
    else:
        row.save(force_insert=True)
    if _wake:
        transaction.on_commit(_wake_all)


def claim() -> JobRow | None:
    """Take the job that has waited longest, for a lease, or None when nothing is due."""
    now = connection.ops.adapt_datetimefield_value(clock.now())
    with writing():
        return next(iter(JobRow.objects.raw(_for_this_database(CLAIM), [int(LEASE.total_seconds() * 1000), now])), None)


def _for_this_database(sql: str) -> str:
    skip = "FOR UPDATE SKIP LOCKED" if connection.vendor == "postgresql" else ""
    return sql.replace("PRESENT", CLOCK[connection.vendor]).replace("SKIP", skip, 1)


def anything_due() -> bool:
    """Whether a claim could find something; asked before the write lock is taken."""
    return JobRow.objects.filter(parked=False, due__lte=clock.now()).exists()


def run_one() -> bool:
    """Claim and run one job; False when nothing was due."""
    row = claim() if anything_due() else None
    if row is None:
        return False
    _under_way[row.pk] = row
    try:
        _known[row.name](**row.ids)
    except Exception as error:
        _try_again(row, error)
    else:
        with writing():
            _mine(row).delete()
    finally:
        del _under_way[row.pk]
    return True


def _mine(row: JobRow) -> Any:
    """The row, if nobody else has claimed it since: an attempt that lost its lease may not finish."""
    return JobRow.objects.filter(pk=row.pk, attempt=row.attempt)


def _try_again(row: JobRow, error: Exception) -> None:
    wait = timedelta(seconds=min(2**row.attempt * 5, 3600))
    with writing():
        _mine(row).update(
            due=clock.now() + wait,
            leased_until=0,
            parked=row.attempt >= TRIES,
            trouble=type(error).__name__[:200],
        )


def renew(row: JobRow) -> bool:
    """Ask for another lease while working; False says that somebody else has the job now."""
    with writing(), connection.cursor() as cursor:
        cursor.execute(
            _for_this_database(RENEW),
            [int(LEASE.total_seconds() * 1000), row.pk, row.attempt],
        )
        return bool(cursor.rowcount == 1)


def renew_under_way() -> None:
    """Renew the lease of every job this process works on; the worker's heartbeat calls it from a thread of its own."""
    for row in list(_under_way.values()):
        renew(row)


def run_until_empty(most: int = 10_000) -> int:
    """Run everything that is due and say how many; for tests, imports and the command line."""
    for done in range(most):
        if not run_one():
            return done
    return most
