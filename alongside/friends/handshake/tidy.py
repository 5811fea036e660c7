"""Clearing away handshakes whose time is over."""

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.friends.models import Handshake


@job()
def tidy_handshakes() -> None:
    """Forget who stood before whom: what both wanted to keep lies with their own sides."""
    drop(Handshake.objects.filter(until__lte=clock.now()))
