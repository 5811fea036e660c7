"""How the mailroom is doing, in figures without any id: for the doctor, and those who run the installation."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, QuerySet

from alongside.core import clock
from alongside.core.models import JobRow
from alongside.mailroom.for_operator import waiting_for_operator
from alongside.mailroom.models import Arrival, Delivery, Going, MailStanding, State

LATE = timedelta(hours=1)  # reading takes seconds, and so does sending
MOST_WAIT = timedelta(minutes=30)  # that hosts may choose before a post is mailed
RECENT = timedelta(days=1)
JOBS = ("mail.", "mailroom.")


@dataclass(frozen=True, slots=True)
class MailFigures:
    """What waits, what failed, and whom mail doesn't reach."""

    late: int  # mails that should have gone out an hour ago
    late_because: Counter[str]  # what the smarthost said to them
    unread: int  # mails that came an hour ago, and nobody looked at
    broken: int  # mails that could not be read, three times
    sent: int  # in the last day
    failed: Counter[str]  # in the last day: refused for good, by what the smarthost said
    readers: int  # who are mailed at all
    resting: int  # whose mail rests because of bounces or a complaint
    parked: list[str]  # jobs about mail that were put aside
    for_operator: int  # mails to postmaster@ or abuse@ that nobody was told of


def mail_figures() -> MailFigures:
    """Every figure, counted now."""
    now = clock.now()
    # By when it was left, because each try that fails makes it due later.
    late = Delivery.objects.filter(state=Going.QUEUED, at__lt=now - LATE - MOST_WAIT)
    recent = Delivery.objects.filter(at__gte=now - RECENT)
    resting = MailStanding.objects.exclude(suspended_on=None)
    mailed = set(Delivery.objects.values_list("alias_id", flat=True).distinct())
    parked = JobRow.objects.filter(parked=True).values_list("name", flat=True).distinct()
    arrivals = Arrival.objects.all()
    return MailFigures(
        late=late.count(),
        late_because=_said(late),
        unread=arrivals.filter(state=State.RECEIVED, at__lt=now - LATE).count(),
        broken=arrivals.filter(state=State.BROKEN).count(),
        sent=recent.filter(state=Going.SENT).count(),
        failed=_said(recent.filter(state=Going.FAILED)),
        readers=len(mailed | set(resting.values_list("alias_id", flat=True))),
        resting=resting.count(),
        parked=sorted(name for name in parked if name.startswith(JOBS)),
        for_operator=waiting_for_operator().count(),
    )


def state_of_newest(local: str, after: int) -> tuple[int, str]:
    """The key and state of the newest mail to this address of ours, if it came after that key; else nothing."""
    found = Arrival.objects.filter(local=local, pk__gt=after).order_by("-pk").values_list("pk", "state").first()
    return found or (after, "")


def _said(deliveries: QuerySet[Delivery]) -> Counter[str]:
    counted = deliveries.values_list("trouble").annotate(many=Count("pk"))
    return Counter({trouble or "nothing yet": many for trouble, many in counted})
