"""Two who became friends, or met, by the verbs."""

from alongside.aliases.models import Alias
from alongside.friends.access import get_friend
from alongside.friends.answer import accept
from alongside.friends.ask import ask
from alongside.friends.handshake.meet import meet
from alongside.friends.sides import Friend
from tests.world import World


def alias_of(world: World, name: str) -> Alias:
    """Also of somebody who has left."""
    viewer = world.viewer(name)
    return Alias.objects.get(pk=viewer.alias_id or viewer.outside_id or 0)


def befriend(world: World, one: str, other: str) -> Friend:
    """They are friends; the first one's end of it."""
    asked = ask(alias_of(world, other), by=world.viewer(one), words="Shall we be friends?")
    theirs = get_friend(world.viewer(other), asked.friendship.public_id)
    accept(theirs, by=world.viewer(other))
    return own_end(world, one, asked.friendship.public_id)


def let_meet(world: World, one: str, other: str) -> Friend:
    """They shook hands; the first one's end of it."""
    friendship = meet(world.viewer(one).alias, world.viewer(other).alias)
    return own_end(world, one, friendship.public_id)


def own_end(world: World, name: str, friendship: str) -> Friend:
    return get_friend(world.viewer(name), friendship)


def again(world: World, name: str, friend: Friend) -> Friend:
    """The same end as it is now."""
    return own_end(world, name, friend.friendship.public_id)
