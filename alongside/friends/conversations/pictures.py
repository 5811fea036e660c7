"""Which pictures two friends may see: those that one of them put into their conversation."""

from alongside.friends.conversations.inside import find_said, open_messages_soon, place_of
from alongside.friends.how_far import from_number
from alongside.friends.models import Message
from alongside.friends.sides import Friend
from alongside.media.access import places_of
from alongside.media.models import Picture


def may_see(friend: Friend, picture: Picture) -> bool:
    """Whether this picture stands in the conversation of these two, and not only in what one of them left behind."""
    if picture.owner not in (friend.me.public_id, friend.other.public_id):
        return False
    if place_of(picture.owner, friend.friendship.public_id, picture.public_id) not in places_of(picture):
        return False
    left = from_number(friend.side)
    return not left or _stands_after(friend, picture, left)


def _stands_after(friend: Friend, picture: Picture, left: int) -> bool:
    """Whether words after this number show it: of the few who left, and became friends anew."""
    by_asker = friend.is_asker == (picture.owner == friend.me.public_id)
    after = Message.objects.filter(friendship=friend.friendship, number__gt=left, by_asker=by_asker)
    messages = list(after.order_by("-number"))
    open_messages_soon(messages)
    said = (find_said(message, picture.owner) for message in messages)
    return any(one is not None and picture.public_id in one["pictures"] for one in said)
