"""Who leads: appointing and retiring moderators, handing over the founder's role, greeting and welcoming."""

from django.utils.translation import gettext as _

from alongside.communities.found import change, raise_version
from alongside.communities.mail_name import change_mail_name
from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.memberships.access import require_founder, require_host
from alongside.memberships.errors import LastFounder
from alongside.memberships.events import RoleChanged
from alongside.memberships.models import Membership, Role, State
from alongside.memberships.viewer import Viewer


def change_community(community: Community, *, by: Viewer, **wanted: object) -> Community:
    """Change doorway, guidelines or joining; for founders of that community."""
    require_founder(by)
    if by.community_id != community.pk:
        raise NotFound
    return change(community, **wanted)


def change_mail_address(community: Community, name: str, *, by: Viewer) -> None:
    """Give the community another name before the @; for founders. The one it had leads nowhere from then on."""
    require_founder(by)
    if by.community_id != community.pk:
        raise NotFound
    if name.strip().lower() != community.mail_name:
        change_mail_name(community, name)


def appoint(alias_id: int, *, by: Viewer) -> None:
    """Make a member a moderator; for founders."""
    require_founder(by)
    _give_role(by.community_id, alias_id, Role.MODERATOR)


def retire(alias_id: int, *, by: Viewer) -> None:
    """Let a host be a member again: founders may ask it of moderators, and every host of themselves."""
    if alias_id != by.alias_id:
        require_founder(by)
    require_host(by)
    with writing():
        keep_a_founder(by.community_id, alias_id)
        _give_role(by.community_id, alias_id, Role.MEMBER)


def hand_over(alias_id: int, *, by: Viewer) -> None:
    """Give the founder's role to another member; the one who gave it stays as a moderator."""
    require_founder(by)
    with writing():
        _give_role(by.community_id, alias_id, Role.FOUNDER)
        if by.alias_id and by.alias_id != alias_id:
            _give_role(by.community_id, by.alias_id, Role.MODERATOR)


def greet(*, by: Viewer, greets: bool, greeting: str) -> None:
    """Stand on the doorway with a few words, or step back from it."""
    require_host(by)
    with writing():
        Membership.objects.filter(pk=by.alias_id).update(greets=greets, greeting=greeting.strip())
        raise_version(by.community_id)


def own_greeting(viewer: Viewer) -> tuple[bool, str]:
    """Whether this host stands on the doorway, and with which words."""
    require_host(viewer)
    membership = Membership.objects.get(pk=viewer.member_id)
    return membership.greets, membership.greeting


def offer_welcome(*, by: Viewer, welcomes: bool) -> None:
    """Keep that a member offers to answer people who are new, or no longer; hosting says who may."""
    with writing():
        Membership.objects.filter(pk=by.alias_id, state=State.ACTIVE).update(welcomes=welcomes)


def hide_notes(*, by: Viewer, notes: list[str]) -> None:
    """Choose which content notes one does not want to meet."""
    with writing():
        Membership.objects.filter(pk=by.alias_id, state=State.ACTIVE).update(hidden_notes=sorted(set(notes)))


def _give_role(community_id: int, alias_id: int, role: str) -> None:
    with writing():
        chosen = Membership.objects.filter(pk=alias_id, community_id=community_id, state=State.ACTIVE)
        if not chosen.update(role=role):
            raise NotFound
        raise_version(community_id)
        publish(RoleChanged(community_id, alias_id))


def keep_a_founder(community_id: int, going: int) -> None:
    """Refuse to let the last founder go."""
    founders = Membership.objects.filter(community_id=community_id, state=State.ACTIVE, role=Role.FOUNDER)
    if founders.filter(pk=going).exists() and not founders.exclude(pk=going).exists():
        raise LastFounder(_("You are the only founder. Hand the community to somebody first, so that it isn't left."))
