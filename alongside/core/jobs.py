"""What is still to do: rows, leased, fenced by attempt, tried again, parked when poisoned, never lost.

A job may run twice (a lease can run out while it works), so every job is safe to repeat. A few are claimed together
and their rows removed together, because each commit waits for the disk; a kill repeats those few and no others.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from alongside.core import clock
from alongside.core.models import JobRow
from alongside.core.rows import fetched, put
from alongside.core.writing import writing

LEASE = timedelta(seconds=30)  # longer than any job takes; a killed worker's job waits this long
TOGETHER = 20  # jobs in one claim
NO_LONGER = 2.0  # seconds that a claim is worked on; what is left of it then is free for other workers
TRIES = 8  # about four hours of trying, then a person looks at it

CLOCK = {
    "sqlite": "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
    "postgresql": "CAST(extract(epoch from clock_timestamp()) * 1000 AS bigint)",
}


# PRESENT and SKIP differ by database; nothing else ever enters these. SQLite finds `parked = FALSE` by the index, and
# not `NOT parked`: after an import, hundreds of thousands may wait.
CLAIM = """
    UPDATE core_jobrow SET attempt = attempt + 1, leased_until = PRESENT + %s, key = NULL WHERE id IN (
        SELECT id FROM core_jobrow
        WHERE parked = FALSE AND due <= %s AND leased_until < PRESENT ORDER BY due, id LIMIT %s SKIP
    ) RETURNING *"""
DUE = "SELECT 1 FROM core_jobrow WHERE parked = FALSE AND due <= %s LIMIT 1"
FINISH = "DELETE FROM core_jobrow WHERE id = %s AND attempt = %s"
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
    """Leave something to do, in the caller's transaction; `key` makes it once only, until it is claimed."""
    row = JobRow(name=job.name, ids=ids, due=at or clock.now(), key=key)
    if key:
        JobRow.objects.bulk_create([row], ignore_conflicts=True)
    else:
        put(row)
    _wake_after_commit()


def enqueue_all(jobs: Iterable[Job], **ids: Any) -> None:
    """Leave several things to do with the same ids, in one statement."""
    due = clock.now()
    put(*[JobRow(name=job.name, ids=ids, due=due) for job in jobs])
    _wake_after_commit()


def enqueue_at(moments: Iterable[tuple[Job, datetime, str]]) -> None:
    """Leave several things to do, each at its moment and once only by its key, in one statement."""
    rows = [JobRow(name=job.name, ids={}, due=at, key=key) for job, at, key in moments]
    JobRow.objects.bulk_create(rows, ignore_conflicts=True)
    _wake_after_commit()


def _wake_after_commit() -> None:
    if _wake:
        transaction.on_commit(_wake_all)


def claim() -> JobRow | None:
    """Take the job that has waited longest, for a lease, or None when nothing is due."""
    return next(iter(claim_some(1)), None)


def claim_some(most: int) -> list[JobRow]:
    """Take the jobs that have waited longest, for a lease each."""
    now = connection.ops.adapt_datetimefield_value(clock.now())
    with writing():
        claimed = JobRow.objects.raw(_for_this_database(CLAIM), [int(LEASE.total_seconds() * 1000), now, most])
        return sorted(claimed, key=lambda row: (row.due, row.pk))


def _for_this_database(sql: str) -> str:
    skip = "FOR UPDATE SKIP LOCKED" if connection.vendor == "postgresql" else ""
    return sql.replace("PRESENT", CLOCK[connection.vendor]).replace("SKIP", skip, 1)


def anything_due() -> bool:
    """Whether a claim could find something; asked before the write lock is taken."""
    with connection.cursor() as cursor:
        cursor.execute(DUE, [connection.ops.adapt_datetimefield_value(clock.now())])
        return cursor.fetchone() is not None


def run_one() -> bool:
    """Claim and run one job; False when nothing was due."""
    return run_some(1) == 1


def run_some(most: int = TOGETHER, *, go_on: Callable[[], bool] = lambda: True) -> int:
    """Claim and run a few jobs, for as long as `go_on` says so; how many were run."""
    if not anything_due():
        return 0
    rows: list[JobRow] = []
    begun, done, until = 0, [], time.monotonic() + NO_LONGER
    try:
        with _durable_together():
            rows = claim_some(most)
            _under_way.update({row.pk: row for row in rows})
            for row in rows:
                if begun and (time.monotonic() > until or not go_on()):
                    break
                begun += 1
                if _run(row):
                    done.append(row)
    finally:
        _finish(done, left=rows[begun:])
        for row in rows:
            _under_way.pop(row.pk, None)
    return begun


@contextmanager
def _durable_together() -> Iterator[None]:
    """Let commits inside reach the disk with the next one outside, which is when the jobs are finished.

    SQLite keeps the order of commits: a power cut before then takes back the last of them, claims first of all, and
    the jobs run again, as after a kill.
    """
    apart = connection.vendor == "sqlite" and not connection.in_atomic_block
    try:
        if apart:
            _say("PRAGMA synchronous=NORMAL")
        yield
    finally:
        if apart:
            _say("PRAGMA synchronous=FULL")


@contextmanager
def durably() -> Iterator[None]:
    """Let each commit inside reach the disk by itself, in a job too: for what must not be done twice."""
    apart = connection.vendor == "sqlite" and not connection.in_atomic_block
    before = fetched("PRAGMA synchronous")[0][0] if apart else None
    try:
        if apart:
            _say("PRAGMA synchronous=FULL")
        yield
    finally:
        if apart:
            _say(f"PRAGMA synchronous={before}")


def _say(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words)


def _run(row: JobRow) -> bool:
    try:
        _known[row.name](**row.ids)
    except Exception as error:
        _try_again(row, error)
        return False
    return True


def _finish(done: Sequence[JobRow], *, left: Sequence[JobRow]) -> None:
    """Remove what was done, and free what wasn't begun: only where nobody else has claimed it since."""
    if not done and not left:
        return
    with writing(), connection.cursor() as cursor:
        cursor.executemany(FINISH, [(row.pk, row.attempt) for row in done])
        for row in left:
            _mine(row).update(leased_until=0)


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
    done = 0
    while done < most and (more := run_some(min(TOGETHER, most - done))):
        done += more
    return done
