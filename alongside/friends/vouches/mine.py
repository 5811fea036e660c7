"""What one's own side says besides, sealed for its own alias."""

from alongside.friends.models import Side
from alongside.friends.sides import Friend, Inside, sealed_side


def say_of_mine(friend: Friend, more: Inside) -> None:
    """Let one's own side say this too, under the friendship's lock; the other's side doesn't change."""
    inside: Inside = {**friend.inside, **more}
    sealed = sealed_side(friend.side, friend.me.public_id, inside)
    Side.objects.filter(pk=friend.side.pk).update(sealed=sealed)
