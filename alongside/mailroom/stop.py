"""The link and the address in every mail that end it: whoever has the mail may, and can do nothing else by it."""

from alongside.chats.remind import remind_of_nothing
from alongside.mailroom.addresses import find_destination
from alongside.mailroom.models import Token
from alongside.memberships.access import find_membership_of
from alongside.memberships.viewer import viewer_of
from alongside.notify.choose import end_mail


def find_stop(local: str) -> Token | None:
    """The token that this address is, with its alias and community; whose it is may be told to its owner alone."""
    found = find_destination(local)
    return found.token if found.kind == "unsubscribe" else None


def stop_mail(local: str) -> None:
    """End the mail of whom this address was made for; once or twice is the same, and a wrong one ends nothing."""
    token = find_stop(local)
    membership = find_membership_of(token.alias) if token else None
    if token is None or membership is None:
        return
    membership.alias = token.alias
    viewer = viewer_of(membership, membership.community_id)
    if viewer.is_member:
        end_mail(by=viewer, by_link=True)
        remind_of_nothing(by=viewer)
