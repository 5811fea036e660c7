"""What is still to do is never lost, never finished by an attempt that lost its lease, and never tried for ever."""

from datetime import timedelta

import pytest
from django.db import connection

from alongside.core import clock, jobs
from alongside.core.jobs import TRIES, claim, enqueue, job, renew, run_one, run_until_empty
from alongside.core.models import JobRow

done: list[str] = []


@job()
def _work(what: str) -> None:
    done.append(what)


@job()
def _stumble(what: str) -> None:
    raise ValueError(f"a secret about {what}")


@pytest.fixture(autouse=True)
def _nothing_done_yet() -> None:
    done.clear()


@pytest.mark.django_db
def test_jobs_run_in_the_order_in_which_they_fell_due() -> None:
    enqueue(_work, what="second", at=clock.now() - timedelta(seconds=1))
    enqueue(_work, what="first", at=clock.now() - timedelta(seconds=9))
    enqueue(_work, what="later", at=clock.now() + timedelta(hours=1))
    assert run_until_empty() == 2
    assert done == ["first", "second"]
    assert JobRow.objects.count() == 1


@pytest.mark.django_db
def test_a_job_with_a_key_waits_once() -> None:
    for _time in range(3):
        enqueue(_work, what="index", key="index 7")
    assert run_until_empty() == 1
    enqueue(_work, what="index", key="index 7")
    assert run_until_empty() == 1


@pytest.mark.django_db
def test_a_claimed_job_is_nobody_elses_until_its_lease_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "LEASE", timedelta(milliseconds=-1))  # a lease that is over when it begins
    enqueue(_work, what="a")
    first = claim()
    monkeypatch.setattr(jobs, "LEASE", timedelta(seconds=30))
    second = claim()
    assert first
    assert second
    assert (first.pk, first.attempt, second.attempt) == (second.pk, 1, 2)
    assert claim() is None
    assert not renew(first), "the attempt that lost its lease may not go on"
    assert renew(second)


@pytest.mark.django_db
def test_an_attempt_that_lost_its_lease_does_not_finish_the_job(monkeypatch: pytest.MonkeyPatch) -> None:
    @job()
    def _overtaken(what: str) -> None:
        JobRow.objects.update(attempt=2)  # what another worker's claim does

    enqueue(_overtaken, what="a")
    run_one()
    assert JobRow.objects.count() == 1


@pytest.mark.django_db
def test_a_poisoned_job_is_tried_later_and_later_then_parked_with_the_kind_of_error_alone() -> None:
    enqueue(_stumble, what="somebody")
    at = clock.now()
    for tries in range(1, TRIES + 1):
        assert run_one()
        assert not run_one(), "it waits before it is tried again"
        row = JobRow.objects.get()
        assert row.attempt == tries
        at = row.due + timedelta(seconds=1)
        clock.set_clock(lambda at=at: at)  # type: ignore[misc]
    assert row.parked
    assert row.trouble == "ValueError"
    assert not run_one()


@pytest.mark.django_db
def test_a_job_asked_for_again_while_it_runs_is_done_again() -> None:
    @job()
    def _index(what: str) -> None:
        done.append(what)
        if len(done) == 1:
            enqueue(_index, what="index 7", key="index 7")  # something changed after it was read

    enqueue(_index, what="index 7", key="index 7")
    assert run_until_empty() == 2


@pytest.mark.django_db
def test_of_jobs_claimed_together_one_that_fails_holds_up_no_other() -> None:
    for what in ("a", "b"):
        enqueue(_work, what=what)
        enqueue(_stumble, what=what)
    assert jobs.run_some() == 4
    assert done == ["a", "b"]
    assert JobRow.objects.count() == 2


@pytest.mark.django_db
def test_jobs_not_begun_when_the_worker_stops_are_free_at_once() -> None:
    for what in ("a", "b", "c"):
        enqueue(_work, what=what)
    assert jobs.run_some(go_on=lambda: not done) == 1
    assert JobRow.objects.filter(leased_until=0).count() == 2
    assert run_until_empty() == 2
    assert done == ["a", "b", "c"]


@pytest.mark.skipif("sqlite" not in connection.vendor, reason="SQLite alone is told so")
@pytest.mark.django_db(transaction=True)
def test_what_jobs_commit_reaches_the_disk_when_they_are_finished() -> None:
    levels: list[int] = []

    @job()
    def _look() -> None:
        levels.append(_level())

    enqueue(_look)
    assert run_one()
    assert (levels, _level()) == ([1], 2)


def _level() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        level: int = cursor.fetchone()[0]
        return level
