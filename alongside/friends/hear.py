"""Who is to be told of a message or an ask: found through the message's author, because no row says who the two are.

What a job or a notice keeps of it must not join the two either: a row for the one who hears names their own side's
public id, or the message's, and never the friendship's beside an alias.
"""

from alongside.aliases.models import Alias
from alongside.core.sealing import find_scope_of, veil
from alongside.friends.models import Choice, Message, Side, State
from alongside.friends.other_side import find_other_side
from alongside.friends.refusing import hears_nobody
from alongside.friends.sides import Friend, Stands, mark_of, opened
from alongside.memberships.models import Membership
from alongside.memberships.viewer import viewer_of
from alongside.standing.distance import keeps_away


def find_hearer(friendship: int, number: int = 0) -> Friend | None:
    """The side of whoever may be told of this message, or of the newest without a number, as the ask it is.

    Nobody is told who keeps the author away, chose to hear from nobody, declined or left, has read it already, or isn't
    a member any more; nor of what was taken back.
    """
    found = Message.objects.filter(friendship=friendship, taken_back=False).select_related("friendship")
    message = found.filter(number=number).first() if number else found.order_by("-number").first()
    author = _author_side(message) if message else None
    hearer = _turned(author) if author else None
    if message is None or hearer is None or hearer.side.read_to >= message.number or not _may_hear(hearer):
        return None
    return hearer


def _author_side(message: Message) -> Friend | None:
    public_id = find_scope_of(veil(message.sealed, message.public_id)).removeprefix("alias:")
    author = Alias.objects.filter(public_id=public_id).first()
    side = Side.objects.filter(mark=mark_of(public_id, message.friendship.public_id)).first()
    if author is None or side is None:
        return None
    inside = opened(side, public_id)
    other = Alias.objects.filter(public_id=inside["other"]).first()
    return Friend(message.friendship, side, inside, author, other) if other else None


def _turned(friend: Friend) -> Friend | None:
    """The same friendship from the other's end."""
    found = find_other_side(friend)
    return Friend(friend.friendship, *found, me=friend.other, other=friend.me) if found else None


def _may_hear(friend: Friend) -> bool:
    if friend.friendship.state not in (State.ASKED, State.FRIENDS) or friend.stands == Stands.OVER:
        return False
    if friend.side.choice != Choice.OPEN or keeps_away(friend.me.pk, friend.other.pk):
        return False
    author = Membership.objects.filter(pk=friend.other.pk).select_related("alias").first()
    viewer = viewer_of(author, friend.other.community_id)
    return viewer.is_member and not hears_nobody(friend.me, of=viewer)
