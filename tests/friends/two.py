"""Two friends, and who isn't one, for the tests of what is between them."""

from alongside.aliases.models import Alias
from alongside.friends.access import find_friend, friends_by
from alongside.friends.answer import accept
from alongside.friends.ask import ask
from alongside.friends.conversations.read import Entry, entries
from alongside.friends.end import end
from alongside.friends.sides import Friend
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from alongside.memberships.viewer import Viewer
from tests.world import World


def alias_of(viewer: Viewer) -> Alias:
    """The row of a viewer's alias."""
    return Alias.objects.get(pk=viewer.member_id)


def friend_of(viewer: Viewer, other: Viewer) -> Friend:
    """The one's side, as it is now."""
    friend = find_friend(viewer, alias_of(other))
    assert friend
    return friend


def befriend(world: World, one: str = "ada", other: str = "ben") -> tuple[Friend, Friend]:
    """The first asked and the second said yes; each one's own side."""
    first, second = world.viewer(one), world.viewer(other)
    asked = ask(alias_of(second), by=first, words="Hello! I read what you wrote about salt.")
    (theirs,) = [friend for friend in friends_by(second) if friend.friendship == asked.friendship]
    accept(theirs, by=second)
    return friend_of(first, second), friend_of(second, first)


def read(viewer: Viewer, other: Viewer) -> list[Entry]:
    """What one reads of the other and oneself, as it is now."""
    return entries(friend_of(viewer, other), viewer)


def has_ended(world: World) -> None:
    """Ben ends it."""
    end(friend_of(world.ben, world.ada), by=world.ben)


def has_left_the_community(world: World) -> None:
    """Ben leaves."""
    leave(Membership.objects.get(pk=world.ben.member_id))
