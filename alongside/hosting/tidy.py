"""Letting go of cases: each with its key, so that no backup of the words can be read for long after."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.sealing import case_scope, destroy_key
from alongside.core.writing import writing
from alongside.hosting.models import Case, CaseKind, Said

QUESTION_KEPT = timedelta(days=30)  # the answer waits that long for the visitor's paper code
UNANSWERED_KEPT = timedelta(days=90)  # nobody answered: by then the visitor has gone elsewhere
CASE_KEPT = timedelta(days=365)  # an appeal, a pattern, a question from the person concerned


@job()
def tidy_cases() -> None:
    """Forget cases in which nobody has said anything for long, with the addresses and excerpts they hold."""
    for case in over():
        with writing():
            destroy_key(case_scope(case.public_id))
            case.delete()


def over() -> QuerySet[Case]:
    """The cases whose time is over; one that waits for a host stays, unless a visitor asked long ago."""
    questions = Q(kind=CaseKind.QUESTION)
    return Case.objects.filter(
        (questions & Q(waits=False) & _quiet_for(QUESTION_KEPT))
        | (questions & _quiet_for(UNANSWERED_KEPT))
        | (Q(waits=False) & _quiet_for(CASE_KEPT))
    )


def _quiet_for(kept: timedelta) -> Q:
    since = clock.now() - kept
    spoken = Exists(Said.objects.filter(case=OuterRef("pk"), at__gte=since))
    return Q(opened_at__lt=since) & ~Q(spoken)
