"""Clearing away notices that were seen, or that nobody came to see."""

from datetime import timedelta

from django.db.models import Q

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.notify.models import Notice

SEEN_KEPT = timedelta(days=30)
UNSEEN_KEPT = timedelta(days=180)  # whoever comes back after half a year finds the conversations, not a pile of news


@job()
def tidy_notices() -> None:
    """Forget what was told long ago."""
    seen = Q(seen=True, at__lt=clock.now() - SEEN_KEPT)
    drop(Notice.objects.filter(seen | Q(at__lt=clock.now() - UNSEEN_KEPT)))
