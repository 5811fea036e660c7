"""The address in List-Unsubscribe: whoever writes there, a mail program most often, ends that alias's mail."""

from alongside.mail.taken import Outcome, Taken
from alongside.mailroom.models import State
from alongside.memberships.access import find_membership_of
from alongside.memberships.viewer import viewer_of
from alongside.notify.choose import end_mail


def act(taken: Taken) -> Outcome:
    """End the mail at once and answer nobody: mail programs send this by themselves."""
    token = taken.destination.token
    membership = find_membership_of(token.alias) if token else None
    if token is None or membership is None:
        return Outcome(State.DROPPED, "unsubscribe")
    membership.alias = token.alias
    viewer = viewer_of(membership, membership.community_id)
    if viewer.is_member:
        end_mail(by=viewer, by_link=True)
    return Outcome(State.ACTED, "unsubscribe")
