"""How long those who began a conversation waited for somebody else's first answer."""

from datetime import timedelta
from math import ceil
from statistics import median

from django.db.models import OuterRef, Subquery

from alongside.communities.models import Community
from alongside.communities.wait import set_usual_wait
from alongside.core import clock
from alongside.core.jobs import job
from alongside.threads.models import Post, Thread

LATELY = timedelta(days=90)
NEWEST = 100  # conversations a community; more would say no more


@job()
def measure_waits() -> None:
    """Measure every community's usual wait, by the median of its newest conversations; for each day."""
    for community in Community.objects.standing():
        waited = waits(community)
        hours = ceil(median(wait.total_seconds() for wait in waited) / 3600) if waited else None
        set_usual_wait(community, hours)


def waits(community: Community) -> list[timedelta]:
    """How long each of the newest conversations waited; one without an answer has waited until now."""
    others = Post.objects.filter(thread=OuterRef("pk"), removed=False).exclude(author=OuterRef("started_by"))
    begun = Thread.objects.filter(
        community=community, gone=False, archived=False, started_at__gt=clock.now() - LATELY
    ).order_by("-started_at")
    answered = begun.annotate(first_answer=Subquery(others.order_by("number").values("at")[:1]))[:NEWEST]
    return [(thread.first_answer or clock.now()) - thread.started_at for thread in answered]
