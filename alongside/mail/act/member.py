"""Who a command is from: a member of the community whose address it came to, proven well enough for settings."""

from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.models import State
from alongside.memberships.models import Membership
from alongside.memberships.models import State as MembershipState
from alongside.memberships.viewer import Viewer, viewer_of
from alongside.ownership.acting import find_membership


def member_of(taken: Taken) -> Membership | None:
    """The sender's active membership in the community the mail went to; None for machines and forgeries too."""
    community, sender = taken.destination.community, taken.sender
    if community is None or sender.person is None or taken.read.automatic or sender.proof == "failed":
        return None
    membership = find_membership(sender.person, community.pk)
    if membership is None or membership.state != MembershipState.ACTIVE:
        return None
    membership.community = community
    return membership


def viewer_for(membership: Membership) -> Viewer:
    """As whom the sender acts there."""
    return viewer_of(membership, membership.community_id)


def is_proven(taken: Taken, question: str) -> bool:
    """Whether a setting may change at once: the sender is proven, or said yes at their own address."""
    return taken.sender.proof == "aligned" or question in taken.agreed


def not_a_member(taken: Taken) -> Outcome:
    """A command from somebody who isn't in: nobody is told whether anybody is."""
    return Outcome(State.DROPPED, "not-a-member")
