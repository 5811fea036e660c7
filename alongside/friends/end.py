"""Ending a friendship, or taking back that one asked: quietly.

The other sees no notice, and their page stays as it was: the old words, the name, the place to write. What they write
is refused with the words that they would read if this one had left the community (`conversations/write.py`), so that
nothing tells an end from a farewell. Whoever ended may ask again later.
"""

from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.friends.choosing import choose, require_own
from alongside.friends.models import Choice, Friendship, Side, State
from alongside.friends.other_side import held
from alongside.friends.showing.take_back import take_all_back
from alongside.friends.sides import Friend, Stands
from alongside.friends.vouches.forget import end_vouches_between
from alongside.memberships.viewer import Viewer


def end(friend: Friend, *, by: Viewer) -> None:
    """End it for both; what one showed, and both vouches, go with it. Of an unanswered ask it is a no."""
    require_own(friend, by)
    if friend.stands == Stands.THEY_ASK:
        choose(friend, Choice.DECLINED, by)
        return
    with writing():
        friend = held(friend)
        if friend.side.choice == Choice.LEFT:
            return
        if friend.stands not in (Stands.FRIENDS, Stands.I_ASK):
            raise NotFound
        Side.objects.filter(pk=friend.side.pk).update(choice=Choice.LEFT)
        # No new moment in the common row: the other's page would move.
        Friendship.objects.filter(pk=friend.friendship.pk).update(state=State.ENDED)
        # What the other showed stays theirs: were it gone, they would know. What they said stays on their own side.
        take_all_back(friend)
        end_vouches_between(friend)
