"""Which pictures two friends may see: those that one of them put into their conversation."""

from alongside.friends.conversations.inside import place_of
from alongside.friends.sides import Friend
from alongside.media.access import places_of
from alongside.media.models import Picture


def may_see(friend: Friend, picture: Picture) -> bool:
    """Whether this picture stands in the conversation of these two."""
    if picture.owner not in (friend.me.public_id, friend.other.public_id):
        return False
    return place_of(picture.owner, friend.friendship.public_id, picture.public_id) in places_of(picture)
