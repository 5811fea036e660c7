"""Taking back one's own message: the words are gone at once and for good, and a line says so."""

from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.friends.conversations.inside import find_said, place_of
from alongside.friends.how_far import from_number
from alongside.friends.models import Message
from alongside.friends.other_side import held
from alongside.friends.sides import Friend
from alongside.media.attach import clear
from alongside.memberships.viewer import Viewer


def take_back(friend: Friend, number: int, *, by: Viewer) -> None:
    """Empty one's own message, also after the friendship ended; its pictures leave the whole conversation."""
    if friend.me.pk != by.alias_id:
        raise NotFound
    with writing():
        friend = held(friend)
        own = Message.objects.filter(friendship=friend.friendship, by_asker=friend.is_asker)
        message = own.filter(number=number, number__gt=from_number(friend.side)).first()
        if message is None:
            raise NotFound
        said = find_said(message, friend.me.public_id)
        for picture in said["pictures"] if said else ():
            clear(place_of(friend.me.public_id, friend.friendship.public_id, picture))
        own.filter(pk=message.pk).update(taken_back=True, sealed=b"")
