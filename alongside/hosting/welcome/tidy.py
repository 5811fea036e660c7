"""Forgetting who was asked, once it matters to nobody."""

from datetime import timedelta

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.hosting.models import Nudge

KEPT = timedelta(days=30)  # whom to ask is weighed by the last week; the rest is for looking into what went wrong


@job()
def tidy_nudges() -> None:
    """Forget nudges of a month ago whose post waits no longer."""
    drop(Nudge.objects.filter(wait__over=True, at__lt=clock.now() - KEPT))
