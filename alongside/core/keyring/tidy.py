"""Letting go of erasures that no backup can undo any more."""

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.keyring.models import ERASURES_KEPT, Erasure
from alongside.core.tidy import drop


@job()
def tidy_erasures() -> None:
    """Forget erasures older than any backup that is kept."""
    drop(Erasure.objects.filter(day__lt=clock.today() - ERASURES_KEPT))
