"""Answering somebody who asks: yes, or not now, or no. Of the last two the other never learns."""

from dataclasses import replace

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.friends.choosing import choose, require_own
from alongside.friends.conversations.said import Ready, put_message
from alongside.friends.models import Choice, Friendship, Side, State
from alongside.friends.other_side import held, say_of_both
from alongside.friends.sides import Friend, Stands
from alongside.memberships.viewer import Viewer


def accept(friend: Friend, *, by: Viewer) -> None:
    """Say yes: both are friends. Somebody new may too."""
    require_own(friend, by)
    with writing():
        friend = held(friend)
        if friend.stands == Stands.FRIENDS:
            return
        if friend.stands != Stands.THEY_ASK:
            raise NotFound
        become_friends(friend)


def decline(friend: Friend, *, by: Viewer) -> None:
    """Say no, so that the ask is out of sight; asking that one is still open to whoever declined."""
    choose(friend, Choice.DECLINED, by)


def let_rest(friend: Friend, *, by: Viewer) -> None:
    """Say neither yes nor no; the ask stays where it can be answered any day."""
    choose(friend, Choice.RESTS, by)


def become_friends(friend: Friend, said: Ready | None = None) -> Friend:
    """Both want it, the one who looks with these words, if any; under the friendship's lock."""
    say_of_both(friend, {"friends": True}, {"friends": True})
    Side.objects.filter(pk=friend.side.pk).update(choice=Choice.OPEN)
    Friendship.objects.filter(pk=friend.friendship.pk).update(state=State.FRIENDS, moved_at=clock.now())
    friend = held(friend)
    return replace(friend, in_danger=put_message(friend, said).in_danger) if said else friend
