"""Coming in: at once where anyone may, after a host's yes where one asks, or by an invitation."""

import hashlib
from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.communities.models import Community, Joining
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.ids import new_public_id
from alongside.core.writing import writing
from alongside.memberships.access import may_invite, require_host
from alongside.memberships.errors import InvitationOver
from alongside.memberships.events import MemberAsked, MemberDeclined, MemberJoined
from alongside.memberships.models import Invitation, Membership, Role, Stage, State
from alongside.memberships.viewer import Viewer

INVITATION_LASTS = timedelta(days=14)
INVITATION_USES = 25  # a small group at one kitchen table; a leaked link stays a small leak


def join(alias: Alias, *, invitation: str = "", asking: str = "", role: str = Role.MEMBER) -> Membership:
    """Make this alias a member, or let it wait for the hosts where one asks to come in."""
    community = alias.community
    with writing():
        if invitation:
            _use(invitation, community)
        elif community.joining == Joining.INVITATION and role != Role.FOUNDER:
            raise InvitationOver(_("This community is joined by invitation. Somebody who is in it can send you one."))
        at_once = invitation or community.joining == Joining.OPEN or role == Role.FOUNDER
        membership = Membership.objects.create(
            alias=alias,
            community=community,
            role=role,
            stage=Stage.KNOWN if role == Role.FOUNDER else Stage.NEW,  # somebody has to know the others
            state=State.ACTIVE if at_once else State.ASKED,
            asking=asking.strip(),
        )
        publish((MemberJoined if at_once else MemberAsked)(community.pk, alias.pk))
    return membership


def let_in(membership: Membership, *, by: Viewer) -> None:
    """A host says yes."""
    _answer(membership, State.ACTIVE, by)


def decline(membership: Membership, *, by: Viewer) -> None:
    """A host says no, or not now."""
    _answer(membership, State.DECLINED, by)


def _answer(membership: Membership, state: str, by: Viewer) -> None:
    require_host(by)
    with writing():
        waiting = Membership.objects.filter(pk=membership.pk, community_id=by.community_id, state=State.ASKED)
        if waiting.update(state=state, asking=""):
            happened = MemberJoined if state == State.ACTIVE else MemberDeclined
            publish(happened(membership.community_id, membership.pk))


def invite(community: Community, *, by: Viewer, uses: int = INVITATION_USES) -> str:
    """Make an invitation and return its secret, shown once; for hosts, and for members where anyone may join."""
    if by.community_id != community.pk or not may_invite(by, community):
        raise NotFound
    secret = new_public_id()
    with writing():
        Invitation.objects.create(
            community=community,
            by_id=by.member_id,
            hashed=_hashed(secret),
            uses_left=min(uses, INVITATION_USES),
            until=clock.now() + INVITATION_LASTS,
        )
    return secret


def find_invitation(secret: str) -> Invitation | None:
    """The invitation behind a link, if it still opens the door."""
    usable = Invitation.objects.filter(hashed=_hashed(secret), uses_left__gt=0, until__gt=clock.now())
    return usable.select_related("community").first()


def take_back(invitation: Invitation, *, by: Viewer) -> None:
    """Close an invitation; hosts may close any."""
    if invitation.by_id != by.alias_id:
        require_host(by)
    with writing():
        Invitation.objects.filter(pk=invitation.pk, community_id=by.community_id).update(uses_left=0)


def _use(secret: str, community: Community) -> None:
    usable = Invitation.objects.filter(hashed=_hashed(secret), community=community, until__gt=clock.now())
    if not usable.filter(uses_left__gt=0).update(uses_left=F("uses_left") - 1):
        raise InvitationOver(_("This invitation is too old, or was used up. Ask whoever sent it for a new one."))


def _hashed(secret: str) -> str:
    return hashlib.sha256(f"invitation|{secret}".encode()).hexdigest()
