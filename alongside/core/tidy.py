"""Clearing away what has had its time, a few rows at a time, so that nobody waits long for the pen."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.models import Allowance, EventRow, OnceKey
from alongside.core.writing import writing

AT_ONCE = 500  # rows deleted in one transaction: a few milliseconds
EVENTS_KEPT = timedelta(days=30)  # whoever catches up later reads the pages themselves
ONCE_KEPT = timedelta(days=30)  # a form that lies open longer is sent anew by hand
ALLOWANCES_KEPT = timedelta(days=2)  # no limit counts longer than two days; after that every allowance is full again


def drop(rows: QuerySet[Any]) -> int:
    """Delete these rows, some at a time; returns how many."""
    dropped = 0
    while some := list(rows.values_list("pk", flat=True)[:AT_ONCE]):
        with writing():
            rows.model._default_manager.filter(pk__in=some).delete()
        dropped += len(some)
    return dropped


@job()
def tidy_core() -> None:
    """Forget old events, what forms were sent, and what was spent long ago."""
    now = clock.now()
    drop(EventRow.objects.filter(at__lt=now - EVENTS_KEPT))
    drop(OnceKey.objects.filter(day__lt=clock.today() - ONCE_KEPT))
    drop(Allowance.objects.filter(at__lt=now - ALLOWANCES_KEPT))
