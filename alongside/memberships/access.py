"""Who may see whom: members of a community see its aliases, one by one; nobody sees a list."""

import re

from django.db.models import QuerySet

from alongside.aliases.models import Alias
from alongside.aliases.models import State as AliasState
from alongside.communities.models import Community, Joining
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.markdown.slots import PUBLIC_ID
from alongside.memberships.errors import NotFounder, NotHost
from alongside.memberships.models import Invitation, Membership, Role, State
from alongside.memberships.viewer import Viewer

HOSTS = (Role.MODERATOR, Role.FOUNDER)


def hosts_of(community_id: int) -> QuerySet[Membership]:
    """The hosts of a community as they are now, for verbs and jobs; pages ask `hosts_by`."""
    return Membership.objects.filter(community_id=community_id, state=State.ACTIVE, role__in=HOSTS)


def get_alias(viewer: Viewer, public_id: str) -> Alias:
    """One alias of the viewer's own community; missing, elsewhere and erased look alike."""
    if viewer.is_member:
        shown = Alias.objects.filter(community_id=viewer.community_id).exclude(state=AliasState.FORMER)
        if alias := shown.filter(public_id=public_id).first():
            return alias
    raise NotFound


def community_of_alias(public_id: str) -> int:
    """The community an alias belongs to, so that the door can find the viewer; it may still be forbidden."""
    found = Alias.objects.filter(public_id=public_id).values_list("community_id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def find_membership_of(alias: Alias) -> Membership | None:
    """The membership of an alias that `get_alias` gave; whoever wrote in an archive has none."""
    return Membership.objects.filter(pk=alias.pk).first()


def names_in(source: str, *, viewer: Viewer) -> dict[str, str]:
    """The present names of the aliases that a stored text refers to, by public id; for its author to edit."""
    ids = set(re.findall(f"alias:({PUBLIC_ID})", source))
    here = Alias.objects.filter(public_id__in=ids, community_id=viewer.community_id).exclude(state=AliasState.FORMER)
    return dict(here.values_list("public_id", "name")) if ids else {}


def greeters(community_id: int) -> QuerySet[Membership]:
    """The hosts who wish to stand on the doorway: the only faces a stranger sees."""
    return hosts_of(community_id).filter(greets=True).select_related("alias").order_by("alias_id")


def waiting_by(viewer: Viewer) -> QuerySet[Membership]:
    """Those who asked to come in, longest first; for hosts."""
    require_host(viewer)
    waiting = Membership.objects.filter(community_id=viewer.community_id, state=State.ASKED)
    return waiting.select_related("alias").order_by("alias_id")


def hosts_by(viewer: Viewer) -> QuerySet[Membership]:
    """The hosts, whom every member may know."""
    if not viewer.is_member:
        raise NotFound
    return hosts_of(viewer.community_id).select_related("alias").order_by("alias_id")


def require_host(viewer: Viewer) -> None:
    """Refuse whoever is no host here, as if there were nothing."""
    if not viewer.is_host:
        raise NotHost if viewer.is_member else NotFound


def require_founder(viewer: Viewer) -> None:
    """Refuse whoever is no founder here."""
    if not viewer.is_founder:
        raise NotFounder if viewer.is_member else NotFound


def may_invite(viewer: Viewer, community: Community) -> bool:
    """Whether this viewer may make an invitation: every member where anyone may join, else the hosts."""
    return viewer.is_host or (viewer.is_member and community.joining == Joining.OPEN)


def invitations_by(viewer: Viewer) -> QuerySet[Invitation]:
    """The invitations that still open the door: one's own, and for hosts all of the community."""
    usable = Invitation.objects.filter(community_id=viewer.community_id, uses_left__gt=0, until__gt=clock.now())
    mine = usable if viewer.is_host else usable.filter(by_id=viewer.member_id)
    return mine.select_related("by").order_by("until")


def get_invitation(viewer: Viewer, public_id: str) -> Invitation:
    """One of those."""
    if found := invitations_by(viewer).filter(public_id=public_id).first():
        return found
    raise NotFound


def get_waiting(viewer: Viewer, alias_id: str) -> Membership:
    """One of those who asked to come in; for hosts."""
    if found := waiting_by(viewer).filter(alias__public_id=alias_id).first():
        return found
    raise NotFound


def find_member_named(viewer: Viewer, name: str) -> Membership | None:
    """The member who goes by exactly this name; for hosts, who have no list to choose from either."""
    require_host(viewer)
    members = Membership.objects.filter(community_id=viewer.community_id, state=State.ACTIVE)
    return members.filter(alias__name=name.strip()).first()
