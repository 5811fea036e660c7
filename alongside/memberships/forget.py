"""Memberships' part in erasure."""

from alongside.communities.found import raise_version
from alongside.core.writing import writing
from alongside.memberships.models import Membership, Role, State


def forget_membership(membership: Membership) -> None:
    """End a membership for good, without an event. Erasure waits for nobody: the next host leads, if there is one."""
    others = Membership.objects.filter(community_id=membership.community_id, state=State.ACTIVE)
    here = others.exclude(pk=membership.pk)
    with writing():
        Membership.objects.filter(pk=membership.pk).update(
            state=State.LEFT, role=Role.MEMBER, greets=False, greeting="", welcomes=False, asking="", hidden_notes=[]
        )
        if membership.role == Role.FOUNDER and not here.filter(role=Role.FOUNDER).exists():
            heir = here.filter(role=Role.MODERATOR).order_by("alias_id").first()
            if heir:
                Membership.objects.filter(pk=heir.pk).update(role=Role.FOUNDER)
        raise_version(membership.community_id)
