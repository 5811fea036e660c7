"""Clearing away invitations that open no door any more."""

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.memberships.models import Invitation


@job()
def tidy_invitations() -> None:
    """Forget invitations whose time is over, and with them who sent them."""
    drop(Invitation.objects.filter(until__lte=clock.now()))
