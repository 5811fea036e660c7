"""Clearing away pauses that are over."""

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.standing.models import Pause


@job()
def tidy_pauses() -> None:
    """Forget that somebody was asked to wait; the journal alone remembers what hosts decided."""
    drop(Pause.objects.filter(until__lte=clock.now()))
