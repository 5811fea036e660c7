"""How long people here wait for a first answer, measured each day from what really happened."""

from datetime import datetime, timedelta
from math import ceil
from statistics import median

from django.db.models import QuerySet

from alongside.communities.models import Community
from alongside.communities.wait import set_usual_wait
from alongside.core import clock
from alongside.core.jobs import job
from alongside.hosting.models import Wait
from alongside.hosting.welcome.access import waits_of

LATELY = timedelta(days=90)
NEWEST = 100  # waits a community; more would say no more
ENOUGH = 5  # newcomers' waits that tell by themselves; where fewer came, everybody's who began a conversation count


@job()
def measure_waits() -> None:
    """Measure every community's usual wait, by the median of its newest waits; for each day."""
    for community in Community.objects.standing():
        waited = usual_waits(community)
        hours = ceil(median(wait.total_seconds() for wait in waited) / 3600) if waited else None
        set_usual_wait(community, hours)


def usual_waits(community: Community) -> list[timedelta]:
    """How long newcomers waited lately, or everybody where few were new; one without an answer has waited until now."""
    now = clock.now()
    told = waits_of(community, now - LATELY).order_by("-since")
    first, everybody = _waited(told.filter(is_first=True), now), _waited(told, now)
    return first if len(first) >= ENOUGH else everybody


def _waited(told: QuerySet[Wait], now: datetime) -> list[timedelta]:
    return [(answered or now) - since for since, answered in told.values_list("since", "answered_at")[:NEWEST]]
