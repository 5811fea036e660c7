"""Taking back what one showed: from now on the friend can't read it here; what was read stays known."""

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.friends.models import Friendship, Shown, Truth
from alongside.friends.showing.inside import place_of_face
from alongside.friends.sides import Friend, find_between
from alongside.media.attach import arrange
from alongside.memberships.viewer import Viewer


def take_back(friend: Friend, truth: Truth, *, by: Viewer) -> None:
    """Take one thing back; the friend isn't told, and twice is once."""
    if friend.me.pk != by.alias_id:
        raise NotFound
    _forget(friend.friendship, friend.is_asker, friend.me.public_id, [truth])


def take_all_back(friend: Friend) -> None:
    """Take back everything that the one who looks showed this friend; for ending, leaving and blocking."""
    _forget(friend.friendship, friend.is_asker, friend.me.public_id, list(Truth))


def take_all_back_from(other: Alias, *, by: Viewer) -> None:
    """The same for somebody whom one blocks, whatever was between the two."""
    friend = find_between(Alias.objects.get(pk=by.member_id), other)
    if friend:
        take_all_back(friend)


def _forget(friendship: Friendship, by_asker: bool, alias: str, truths: list[Truth]) -> None:
    with writing():
        Shown.objects.filter(friendship=friendship, by_asker=by_asker, truth__in=truths).delete()
        if Truth.FACE in truths:
            arrange(place_of_face(alias, friendship.public_id), [])
