"""The rows of two between whom there was nothing."""

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.friends.models import Friendship, Side, State
from alongside.friends.sides import Friend, Inside, mark_of, pair_of, sealed_side


def begin(me: Alias, other: Alias, *, state: str = State.ASKED) -> Friend:
    """A friendship that the first asks for, or of two who met, with a side of each; in the caller's transaction."""
    pair = pair_of(me.public_id, other.public_id)
    friendship = Friendship.objects.create(
        community_id=me.community_id, pair=pair, state=state, moved_at=clock.now()
    )  # fmt: skip
    _add_side(friendship, other, me, asks=False)
    return _add_side(friendship, me, other, asks=True)


def _add_side(friendship: Friendship, me: Alias, other: Alias, *, asks: bool) -> Friend:
    inside: Inside = {
        "friendship": friendship.public_id, "other": other.public_id, "asked": asks, "asks": asks, "asked_at": 1
    }  # fmt: skip
    side = Side(alias=me, mark=mark_of(me.public_id, friendship.public_id))
    side.sealed = sealed_side(side, me.public_id, inside)
    side.save(force_insert=True)
    return Friend(friendship, side, inside, me, other)
