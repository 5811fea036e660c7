"""Who hosts at this very moment: asked again inside the transaction, because a page may have lain open for long."""

from django.db.models import QuerySet

from alongside.hosting.models import Proposal
from alongside.memberships.access import hosts_of
from alongside.memberships.errors import NotHost
from alongside.memberships.models import Membership, Role
from alongside.memberships.viewer import Viewer, viewer_of
from alongside.standing.pause import require_not_paused


def require_still_host(alias_id: int | None, community_id: int) -> Viewer:
    """The host as of now, held until the transaction ends; refused when the role is gone, or a moderator is paused."""
    still = hosts_of(community_id).filter(pk=alias_id).select_for_update(of=("self",)).first()
    if still is None:
        raise NotHost
    viewer = viewer_of(still, community_id)
    if not viewer.is_founder:
        require_not_paused(viewer)  # a founder is never kept from leading: docs/decisions/what-takes-two-hosts.md
    return viewer


def others_who_may_agree(proposal: Proposal) -> QuerySet[Membership]:
    """The hosts who neither proposed it nor are concerned by it."""
    involved = [proposal.by_id, proposal.about_alias_id or proposal.by_id]
    return hosts_of(proposal.community_id).exclude(pk__in=involved)


def is_founder_alone(proposal: Proposal) -> bool:
    """Whether a founder proposed it and no other host is there who could agree."""
    leads = hosts_of(proposal.community_id).filter(pk=proposal.by_id, role=Role.FOUNDER).exists()
    return leads and not others_who_may_agree(proposal).exists()
