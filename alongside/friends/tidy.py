"""Clearing away what neither of two is left for."""

from datetime import timedelta

from alongside.core import clock
from alongside.core.errors import SealBroken
from alongside.core.jobs import job
from alongside.core.sealing import open_soon
from alongside.core.tidy import drop
from alongside.friends.models import Friendship, Side
from alongside.friends.sides import opened

AT_ONCE = 500  # sides opened together
JUST_MADE = timedelta(days=1)  # no friendship this young is looked at: its sides may come in this moment


@job()
def tidy_friends() -> None:
    """Forget friendships of which no side is left. Which those are, only all sides together can tell."""
    still = _friendships_with_a_side()
    old = Friendship.objects.filter(moved_at__lt=clock.now() - JUST_MADE).values_list("pk", "public_id")
    gone = [pk for pk, public_id in old.iterator(chunk_size=AT_ONCE) if public_id not in still]
    for first in range(0, len(gone), AT_ONCE):
        drop(Friendship.objects.filter(pk__in=gone[first : first + AT_ONCE]))


def _friendships_with_a_side() -> set[str]:
    still, last = set(), -1
    while sides := list(Side.objects.filter(pk__gt=last).select_related("alias").order_by("pk")[:AT_ONCE]):
        open_soon(side.sealed for side in sides)
        for side in sides:
            still |= _named_by(side)
        last = sides[-1].pk
    return still


def _named_by(side: Side) -> set[str]:
    try:
        return {opened(side, side.alias.public_id)["friendship"]}
    except SealBroken:
        return set()  # its alias was erased: nobody opens it any more
