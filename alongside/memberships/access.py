"""Who may see whom: members of a community see its aliases, one by one; nobody sees a list."""

from django.db.models import QuerySet

from alongside.aliases.models import Alias
from alongside.aliases.models import State as AliasState
from alongside.core.errors import NotFound
from alongside.memberships.errors import NotFounder, NotHost
from alongside.memberships.models import Membership, Role, State
from alongside.memberships.viewer import Viewer


def get_alias(viewer: Viewer, public_id: str) -> Alias:
    """One alias of the viewer's own community; missing, elsewhere and erased look alike."""
    if viewer.is_member:
        shown = Alias.objects.filter(community_id=viewer.community_id).exclude(state=AliasState.FORMER)
        if alias := shown.filter(public_id=public_id).first():
            return alias
    raise NotFound


def greeters(community_id: int) -> QuerySet[Membership]:
    """The hosts who wish to stand on the doorway: the only faces a stranger sees."""
    hosts = Membership.objects.filter(community_id=community_id, state=State.ACTIVE, role__in=HOSTS)
    return hosts.filter(greets=True).select_related("alias").order_by("alias_id")


def waiting_by(viewer: Viewer) -> QuerySet[Membership]:
    """Those who asked to come in, longest first; for hosts."""
    require_host(viewer)
    waiting = Membership.objects.filter(community_id=viewer.community_id, state=State.ASKED)
    return waiting.select_related("alias").order_by("alias_id")


def hosts_by(viewer: Viewer) -> QuerySet[Membership]:
    """The hosts, whom every member may know."""
    if not viewer.is_member:
        raise NotFound
    hosts = Membership.objects.filter(community_id=viewer.community_id, state=State.ACTIVE, role__in=HOSTS)
    return hosts.select_related("alias").order_by("alias_id")


HOSTS = (Role.MODERATOR, Role.FOUNDER)


def require_host(viewer: Viewer) -> None:
    """Refuse whoever is no host here, as if there were nothing."""
    if not viewer.is_host:
        raise NotHost if viewer.is_member else NotFound


def require_founder(viewer: Viewer) -> None:
    """Refuse whoever is no founder here."""
    if not viewer.is_founder:
        raise NotFounder if viewer.is_member else NotFound
