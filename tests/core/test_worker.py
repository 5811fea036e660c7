"""The worker wakes at once, keeps its leases, survives trouble, and runs daily jobs once a day."""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection

from alongside.core import clock, jobs, worker
from alongside.core.jobs import enqueue, job
from alongside.core.models import JobRow
from alongside.core.wake import Bell
from alongside.core.worker import Worker, queue_daily, queue_often
from alongside.core.writing import writing

done: list[int] = []
doing = threading.Event()
go_on = threading.Event()


@job()
def remember(number: int) -> None:
    """Remember a number."""
    done.append(number)


@job()
def dawdle() -> None:
    """Take as long as the test wants."""
    doing.set()
    go_on.wait(5)


@job()
def tidy() -> None:
    """A daily job."""


@pytest.fixture(autouse=True)
def _afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    done.clear()
    doing.clear()
    go_on.clear()
    monkeypatch.setattr(worker, "_daily", [])
    monkeypatch.setattr(worker, "_often", [])


@pytest.fixture
def working() -> Any:
    """A worker in a thread of its own."""
    running = Worker()
    running.start()
    yield running
    running.stop()


def until(true: Any, seconds: float = 3) -> float:
    """Wait until something is true, and say how long it took."""
    started = time.monotonic()
    while not true():
        assert time.monotonic() - started < seconds, "it never came true"
        time.sleep(0.005)
    return time.monotonic() - started


@pytest.mark.django_db(transaction=True)
def test_the_worker_wakes_as_soon_as_a_job_is_committed(working: Worker) -> None:
    time.sleep(0.2)
    with writing():
        enqueue(remember, number=7)
    assert until(lambda: done == [7]) < worker.LOOK_EVERY / 2
    until(lambda: not JobRow.objects.exists())


@pytest.mark.django_db(transaction=True)
def test_a_job_that_nobody_rang_for_is_found_within_a_second_or_so(working: Worker) -> None:
    JobRow.objects.create(name=remember.name, ids={"number": 8}, due=clock.now())
    assert until(lambda: done == [8]) < worker.LOOK_EVERY + 0.5


@pytest.mark.django_db(transaction=True)
def test_a_long_job_keeps_its_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "LEASE", timedelta(seconds=0.3))
    monkeypatch.setattr(jobs, "LEASE", timedelta(seconds=0.3))
    running = Worker()
    running.start()
    with writing():
        enqueue(dawdle)
    doing.wait(3)
    time.sleep(0.8)
    assert jobs.claim() is None  # nobody else gets it, though a lease has long run out
    go_on.set()
    until(lambda: not JobRow.objects.exists())
    running.stop()


@pytest.mark.django_db(transaction=True)
def test_stopping_finishes_the_job_under_way(working: Worker) -> None:
    with writing():
        enqueue(dawdle)
        enqueue(remember, number=9)
    doing.wait(3)
    threading.Timer(0.2, go_on.set).start()
    working.stop()
    assert done == []
    assert [row.name for row in JobRow.objects.all()] == [remember.name]


def test_the_worker_outlives_a_database_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "AFTER_TROUBLE", 0.01)
    monkeypatch.setattr(worker, "queue_daily", lambda: None)
    tries: list[int] = []

    def fail(**_: object) -> int:
        tries.append(1)
        raise OperationalError("the text of an error, which no log may hold")

    running = Worker(fail)
    running.start()
    until(lambda: len(tries) > 2)
    running.stop()


@pytest.mark.django_db
def test_a_daily_job_is_queued_once_a_day_by_whichever_worker_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    worker.daily(tidy)
    clock.set_clock(lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))
    queue_daily()
    queue_daily()
    assert JobRow.objects.count() == 1
    JobRow.objects.all().delete()
    queue_daily()
    assert JobRow.objects.count() == 0
    clock.set_clock(lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))
    queue_daily()
    assert JobRow.objects.count() == 1


@pytest.mark.django_db
def test_a_frequent_job_waits_once_however_many_workers_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_often", [tidy])
    queue_often()
    queue_often()
    assert [row.name for row in JobRow.objects.all()] == [tidy.name]
    JobRow.objects.all().delete()
    queue_often()
    assert JobRow.objects.count() == 1


def test_a_bell_rung_often_is_heard_once_and_then_silent() -> None:
    bell = Bell()
    for _ in range(100_000):
        bell.ring()
    assert bell.wait(0.01)
    assert not bell.wait(0.01)


@pytest.mark.django_db
def test_an_unfinished_job_shows_in_the_figures() -> None:
    from alongside.core.health import figures

    now = clock.now()
    for fields in (
        {"due": now - timedelta(minutes=5)},
        {"due": now, "parked": True},
        {"due": now, "leased_until": 1, "attempt": 2},
    ):
        JobRow.objects.create(name="x", ids={}, **fields)
    found = figures()
    assert found["alongside_jobs_waiting"] == 2
    assert found["alongside_jobs_parked"] == 1
    assert found["alongside_jobs_lease_expired"] == 1
    assert 299 <= found["alongside_jobs_oldest_seconds"] < 310
    assert ("alongside_database_bytes" in found) == (connection.vendor == "sqlite")
