"""Going: a member leaves when they like; hosts may let somebody go, and let them back."""

from alongside.aliases.models import Alias
from alongside.communities.found import raise_version
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.memberships.access import require_host
from alongside.memberships.events import MemberJoined, MemberLeft
from alongside.memberships.lead import keep_a_founder
from alongside.memberships.models import Invitation, Membership, Role, State
from alongside.memberships.viewer import Viewer


def leave(membership: Membership) -> None:
    """End this membership by its owner's wish; the door closes at the next request."""
    with writing():
        keep_a_founder(membership.community_id, membership.pk)
        _end(membership, State.LEFT)


def let_go(membership: Membership, *, by: Viewer) -> None:
    """Hosts end a membership for good; a founder's they can't. Hosting decides, says why and writes the journal.

    Whoever left meanwhile by their own wish can't come back by it either, and no invitation of theirs opens the door.
    """
    require_host(by)
    if membership.community_id != by.community_id or membership.role == Role.FOUNDER:
        raise NotFound
    with writing():
        _end(membership, State.REMOVED)
        Membership.objects.filter(pk=membership.pk, state=State.LEFT).update(state=State.REMOVED)
        Invitation.objects.filter(by=membership.pk).update(uses_left=0)


def let_back(alias: Alias, *, by: Viewer) -> None:
    """Hosts looked again: somebody who was let go is a member as before; what they wanted by mail is asked anew."""
    require_host(by)
    removed = Membership.objects.filter(pk=alias.pk, community_id=by.community_id, state=State.REMOVED)
    with writing():
        if removed.update(state=State.ACTIVE):
            raise_version(by.community_id)
            publish(MemberJoined(by.community_id, alias.pk))


def _end(membership: Membership, state: str) -> None:
    changed = Membership.objects.filter(pk=membership.pk, state__in=(State.ACTIVE, State.ASKED))
    if changed.update(state=state, role=Role.MEMBER, greets=False, welcomes=False, asking=""):
        raise_version(membership.community_id)
        publish(MemberLeft(membership.community_id, membership.pk))
