"""A model read by hand is the same as one the ORM reads."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from alongside.core.models import Allowance, JobRow
from alongside.core.rows import columns_of, made, put, width_of


@pytest.mark.django_db
def test_values_are_converted_as_the_orm_does() -> None:
    due = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    JobRow.objects.create(name="x", ids={"post": 1, "é": [True, None]}, due=due, parked=True)
    Allowance.objects.create(key="k", left=1.5, at=due)
    sql = f"SELECT {columns_of(JobRow, 'j')}, {columns_of(Allowance, 'a')} FROM core_jobrow j, core_allowance a"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
    cut = width_of(JobRow)
    job, allowance = made(JobRow, row[:cut]), made(Allowance, row[cut:])
    for ours, theirs in ((job, JobRow.objects.get()), (allowance, Allowance.objects.get())):
        assert {k: v for k, v in vars(ours).items() if k != "_state"} == {
            k: v for k, v in vars(theirs).items() if k != "_state"
        }
        assert not ours._state.adding


@pytest.mark.django_db
def test_rows_are_stored_as_the_orm_stores_them() -> None:
    due = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    first, second = (JobRow(name=name, ids={"é": [True, None]}, due=due, parked=True) for name in ("one", "two"))
    put(first, second)
    assert first.pk < second.pk
    assert not first._state.adding
    stored = {job.name: job for job in JobRow.objects.all()}
    for ours in (first, second):
        theirs = stored[ours.name]
        assert {k: v for k, v in vars(ours).items() if k != "_state"} == {
            k: v for k, v in vars(theirs).items() if k != "_state"
        }


@pytest.mark.django_db
def test_a_row_with_a_key_of_its_own_keeps_it() -> None:
    put(Allowance(key="k", left=1.5, at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC)))
    assert Allowance.objects.get().key == "k"
