"""Coming back under the name one left with: at once where anyone may come in, else after a host's yes."""

from django.utils.translation import gettext as _

from alongside.aliases.models import Alias
from alongside.aliases.models import State as AliasState
from alongside.communities.found import raise_version
from alongside.communities.models import Joining
from alongside.core.errors import Refused
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.memberships.events import MemberAsked, MemberJoined
from alongside.memberships.models import Membership, State


class NotGone(Refused):
    """Only who left by their own wish comes back by it."""


def come_back(membership: Membership, *, asking: str = "") -> str:
    """Take part again under the same alias; returns where the membership stands now."""
    community = membership.community
    at_once = community.joining == Joining.OPEN
    state = State.ACTIVE if at_once else State.ASKED
    with writing():
        gone = Membership.objects.filter(pk=membership.pk, state=State.LEFT)
        if not gone.update(state=state, asking=asking.strip()):
            raise NotGone(_("That isn't possible any more. You can ask a host."))
        Alias.objects.filter(pk=membership.pk, state=AliasState.LEFT).update(state=AliasState.HERE)
        raise_version(community.pk)
        publish((MemberJoined if at_once else MemberAsked)(community.pk, membership.pk))
    return state
