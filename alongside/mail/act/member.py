"""Who a command is from: a member of the community whose address it came to, proven well enough for settings."""

from django.utils.translation import gettext as _

from alongside.mail.asking.ask import ask
from alongside.mail.taken import Outcome, Settled, Taken
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


def require_proven(taken: Taken, question: str, *, happened: str, to_do: str = "") -> None:
    """Go on at once for a proven sender, or after a yes from their own address; anybody else is asked (Settled)."""
    if taken.sender.proof == "aligned" or question in taken.agreed:
        return
    raise Settled(
        ask(
            taken,
            question,
            happened=happened,
            why=_("We could not be sure that this mail was from you, so we ask."),
            to_do=to_do or _("If it was, answer this mail with the word yes."),
        )
    )


def not_a_member(taken: Taken) -> Outcome:
    """A command from somebody who isn't in: nobody is told whether anybody is."""
    return Outcome(State.DROPPED, "not-a-member")
