"""Who may see a card, and who was asked to look at a case: its author alone; the hosts who were asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.rows import fetched, stored_moment
from alongside.hosting.crisis.there import all_hosts_for
from alongside.hosting.models import Card, Case, Escalation
from alongside.memberships.access import require_host
from alongside.memberships.models import Membership
from alongside.memberships.viewer import Viewer

CARD_KEPT = timedelta(days=30)  # a month later a page that speaks of it would itself be a weight
NEWEST = """
    SELECT public_id FROM hosting_card WHERE alias_id IN ({these}) AND put_away_at IS NULL AND at > %s
    ORDER BY at DESC, id DESC LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A case that a host was asked to look at, as a line can say it: nothing of what it holds."""

    case: str
    community: str
    name: str


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


def find_card_for(aliases: Sequence[int]) -> str:
    """The newest card (public id) of these aliases that wasn't put away, or nothing."""
    marks = ", ".join(["%s"] * len(aliases))
    rows = (
        fetched(NEWEST.replace("{these}", marks), [*aliases, stored_moment(clock.now() - CARD_KEPT)]) if marks else ()
    )
    return str(rows[0][0]) if rows else ""


def asked_of(memberships: Sequence[Membership]) -> list[Asked]:
    """The cases these hosts were asked to look at, and nobody has yet; costs members who host nothing no query."""
    mine = {membership.pk for membership in memberships if membership.is_host}
    if not mine:
        return []
    open_ones = Escalation.objects.filter(next_at__isnull=False, case__waits=True, case__taken_by=None)
    here = open_ones.filter(case__community__in=[host.community_id for host in memberships])
    rows = here.order_by("case__opened_at", "pk").values_list(
        "asked", "case__public_id", "case__community__public_id", "case__community__name"
    )
    return [Asked(case, community, name) for asked, case, community, name in rows if mine & set(asked)]


def escalation_of(case: Case) -> Escalation | None:
    """The clock of a case that access handed out, if it has one."""
    return Escalation.objects.filter(pk=case.pk).select_related("taken_by").first()


def others_to_hand_to(case: Case, *, viewer: Viewer) -> list[Alias]:
    """The hosts to whom this host may give a case."""
    require_host(viewer)
    others = [host for host in all_hosts_for(case) if host != viewer.alias_id]
    return list(Alias.objects.filter(pk__in=others).order_by("name", "pk"))
