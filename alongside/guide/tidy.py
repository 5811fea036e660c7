"""Letting go of remarks whose time is over."""

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.guide.directory.suggest import REMARK_KEPT
from alongside.guide.models import Remark


@job()
def tidy_directory() -> None:
    """Forget what somebody said of an entry three months ago, done with or not."""
    drop(Remark.objects.filter(day__lte=clock.today() - REMARK_KEPT))
