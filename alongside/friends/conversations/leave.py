"""Leaving a conversation: it ends as a friendship does, and its words are out of one's own sight for good."""

from alongside.core.writing import writing
from alongside.friends.end import end
from alongside.friends.how_far import FROM_NUMBER, kept
from alongside.friends.models import Choice, Side
from alongside.friends.other_side import held
from alongside.friends.sides import Friend
from alongside.memberships.viewer import Viewer


def leave(friend: Friend, *, by: Viewer) -> None:
    """Leave; the other isn't told, and nothing they write brings it back."""
    with writing():
        end(friend, by=by)
        friend = held(friend)
        if friend.side.choice == Choice.LEFT:
            left = kept(friend.side, FROM_NUMBER, friend.friendship.numbered)
            Side.objects.filter(pk=friend.side.pk).update(from_number=left)
