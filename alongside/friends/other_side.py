"""The other's end of a friendship; for the verbs of friends alone, never for a page."""

from dataclasses import replace

from alongside.core.errors import NotFound
from alongside.friends.models import Friendship, Side
from alongside.friends.sides import Friend, Inside, mark_of, opened, sealed_side


def other_side(friend: Friend) -> tuple[Side, Inside]:
    """The other's side, opened on the server; NotFound once the other was erased."""
    found = find_other_side(friend)
    if found is None:
        raise NotFound
    return found


def find_other_side(friend: Friend) -> tuple[Side, Inside] | None:
    """The same, or nothing once the other was erased."""
    side = Side.objects.filter(mark=mark_of(friend.other.public_id, friend.friendship.public_id)).first()
    return (side, opened(side, friend.other.public_id)) if side else None


def held(friend: Friend) -> Friend:
    """Both rows as they are now, with the friendship's locked: nobody else changes it until the transaction ends."""
    friendship = Friendship.objects.select_for_update().filter(pk=friend.friendship.pk).first()
    side = Side.objects.filter(pk=friend.side.pk).first()
    if friendship is None or side is None:
        raise NotFound
    return replace(friend, friendship=friendship, side=side, inside=opened(side, friend.me.public_id))


def say_of_both(friend: Friend, mine: Inside, theirs: Inside) -> None:
    """Let both sides say this too, each under its own key; in the caller's transaction."""
    _say(friend.side, friend.me.public_id, {**friend.inside, **mine})
    if found := find_other_side(friend):
        _say(found[0], friend.other.public_id, {**found[1], **theirs})


def _say(side: Side, alias: str, inside: Inside) -> None:
    Side.objects.filter(pk=side.pk).update(sealed=sealed_side(side, alias, inside))
