"""Clearing away mail that has had its time: nothing in the mailroom outlives its row in docs/inventory.md."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from alongside.core import clock
from alongside.core.jobs import job
from alongside.core.tidy import drop
from alongside.mailroom.held import KEPT as HELD_KEPT
from alongside.mailroom.joining import KEPT as REQUESTS_KEPT
from alongside.mailroom.models import Arrival, Delivery, HeldMail, Incoming, JoinRequest, OutboxMail, State
from alongside.mailroom.outbox import LIVES as OUTBOX_KEPT
from alongside.mailroom.receive import LIVES

DELIVERIES_KEPT = timedelta(days=10)  # we try for five days, and the last bounce may take as long again
WAITING = (State.RECEIVED, State.HELD, State.BROKEN)  # something may still be done with the mail itself


@job()
def tidy_mail() -> None:
    """Forget raw mail that nothing waits for, and whatever is older than its time."""
    now = clock.now()
    drop(HeldMail.objects.filter(at__lt=now - HELD_KEPT))
    drop(Incoming.objects.filter(at__lt=now - LIVES))
    drop(Arrival.objects.filter(at__lt=now - LIVES))
    waiting = Arrival.objects.filter(incoming=OuterRef("pk"), state__in=WAITING)
    drop(Incoming.objects.exclude(Exists(waiting)))
    drop(JoinRequest.objects.filter(at__lt=now - REQUESTS_KEPT))
    drop(Delivery.objects.filter(at__lt=now - DELIVERIES_KEPT))
    drop(OutboxMail.objects.filter(at__lt=now - OUTBOX_KEPT))
