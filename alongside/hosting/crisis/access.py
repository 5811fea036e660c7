"""Who may see a card: its author alone; and what the hosts' page of a case asks."""

from datetime import timedelta

from django.db.models import QuerySet

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.hosting.crisis.there import all_hosts_for
from alongside.hosting.models import Card, Case, Escalation
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer

CARD_KEPT = timedelta(days=30)  # a month later a page that speaks of it would itself be a weight


def cards_by(viewer: Viewer) -> QuerySet[Card]:
    """The viewer's own cards, also for somebody who is no longer a member; nobody else has any."""
    me = viewer.alias_id or viewer.outside_id
    if me is None:
        return Card.objects.none()
    return Card.objects.filter(alias_id=me, at__gt=clock.now() - CARD_KEPT).select_related("post__thread__community")


def get_card(viewer: Viewer, public_id: str) -> Card:
    """One of those; missing and somebody else's look alike."""
    if found := cards_by(viewer).filter(public_id=public_id).first():
        return found
    raise NotFound


def community_of_card(public_id: str) -> Community:
    """The community of a card, so that the door can find the viewer; it may still be forbidden."""
    found = Card.objects.filter(public_id=public_id).select_related("post__thread__community").first()
    if found is None:
        raise NotFound
    return found.post.thread.community


def escalation_of(case: Case) -> Escalation | None:
    """The clock of a case that access handed out, if it has one."""
    return Escalation.objects.filter(pk=case.pk).select_related("taken_by").first()


def others_to_hand_to(case: Case, *, viewer: Viewer) -> list[Alias]:
    """The hosts to whom this host may give a case."""
    require_host(viewer)
    others = [host for host in all_hosts_for(case) if host != viewer.alias_id]
    return list(Alias.objects.filter(pk__in=others).order_by("name", "pk"))
