"""The worker: does what waits, one job after another, wakes when something comes, and stops between two jobs."""

import contextlib
import threading
import time
from collections.abc import Callable

from django.db import Error, IntegrityError, close_old_connections, connections

from alongside.core import clock, logs
from alongside.core.jobs import LEASE, TOGETHER, Job, call_when_woken, enqueue, renew_under_way, run_some
from alongside.core.once import find_once, remember_once
from alongside.core.wake import Bell
from alongside.core.writing import writing

GATHER = 0.05  # seconds after a few jobs: while people write, what comes meanwhile is done together
LOOK_EVERY = 1.0  # seconds between looks, for what another machine or process left
SCHEDULE_EVERY = 60.0  # seconds between looks at the table of daily jobs
AFTER_TROUBLE = 5.0  # seconds to wait when the database itself doesn't answer

bell = Bell()
call_when_woken(bell.ring)

_daily: list[Job] = []
_often: list[Job] = []
OFTEN = 5  # minutes: what waits for an hour of the day may be this late


def daily(*jobs: Job) -> None:
    """Run these jobs once a day; for wiring alone."""
    _daily.extend(jobs)


def often(*jobs: Job) -> None:
    """Run these jobs every few minutes; for wiring alone."""
    _often.extend(jobs)


class Worker:
    """One thread of work."""

    def __init__(self, run_some: Callable[..., int] = run_some) -> None:
        self._run_some = run_some
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self.work, name="worker", daemon=True)
        self._heart = threading.Thread(target=self._beat, name="heartbeat", daemon=True)
        self._scheduled_at = 0.0
        self._queued_at = 0.0

    def start(self) -> None:
        """Begin in a thread of this process."""
        self._thread.start()

    def end_soon(self) -> None:
        """Stop after the job under way, without waiting for it."""
        self._stopping.set()
        bell.ring()

    def stop(self, *, within: float = 5.0) -> None:
        """Finish the job under way and stop; one that takes longer is left to its lease."""
        self.end_soon()
        if self._thread.is_alive():
            self._thread.join(within)

    def work(self) -> None:
        """Work until told to stop."""
        self._heart.start()
        while not self._stopping.is_set():
            try:
                self._schedule_when_due()
                done = self._run_some(go_on=lambda: not self._stopping.is_set())
                if not done:
                    bell.wait(LOOK_EVERY)
                elif done < TOGETHER:
                    self._stopping.wait(GATHER)
            except Error as error:
                logs.trouble("worker.database", error)
                close_old_connections()
                self._stopping.wait(AFTER_TROUBLE)
        connections.close_all()

    def _beat(self) -> None:
        """Renew the lease of a job that takes long, so that nobody else begins it meanwhile."""
        while not self._stopping.wait(LEASE.total_seconds() / 3):
            with contextlib.suppress(Error):
                renew_under_way()
        connections.close_all()

    def _schedule_when_due(self) -> None:
        if time.monotonic() < self._scheduled_at:
            return
        self._scheduled_at = time.monotonic() + SCHEDULE_EVERY
        queue_daily()
        if time.monotonic() >= self._queued_at:
            self._queued_at = time.monotonic() + OFTEN * 60
            queue_often()


def queue_daily() -> None:
    """Queue each daily job that hasn't been queued today, by any worker on any machine."""
    for job in _daily:
        key = f"{job.name} {clock.today()}"
        if find_once(key, by="worker") is None:
            with contextlib.suppress(IntegrityError), writing():  # another worker may have been first
                remember_once(key, job.name, by="worker")
                enqueue(job)


def queue_often() -> None:
    """Queue each frequent job, unless it waits already."""
    if _often:
        with writing():
            for job in _often:
                enqueue(job, key=job.name)
