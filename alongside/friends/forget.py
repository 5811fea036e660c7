"""Friends' part in erasure, and in leaving a community."""

from alongside.aliases.models import Alias
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.friends.models import Choice, Friendship, Message, Shown, Side, State
from alongside.friends.showing.take_back import take_all_back
from alongside.friends.sides import Friend, Stands, mark_of, sides_of
from alongside.friends.vouches.forget import forget_vouches
from alongside.memberships.models import Membership
from alongside.memberships.models import State as MemberState


def forget_friends(alias_id: int) -> None:
    """Forget what this alias said in private, showed, vouched for, and whom it knew.

    The other keeps their own words, beside the name of a former member; where they were erased before, nothing stays.
    """
    alias = Alias.objects.get(pk=alias_id)
    forget_vouches(alias_id)
    with writing():
        for _side, inside in sides_of(alias):
            friendship = Friendship.objects.filter(public_id=inside["friendship"])
            asked = inside.get("asked", False)
            for said in (Message, Shown):
                said._default_manager.filter(friendship__in=friendship, by_asker=asked).delete()
            if Side.objects.filter(mark=mark_of(inside["other"], inside["friendship"])).exists():
                friendship.exclude(state=State.MET).update(state=State.ENDED)
            else:
                friendship.delete()
        Side.objects.filter(alias=alias).delete()


@job()
def close_friendships_of_left(community: int, alias: int) -> None:
    """Whoever left, or was let go, has no private conversations here any more; coming back, they may ask again."""
    gone = Membership.objects.filter(pk=alias).exclude(state=MemberState.ACTIVE).select_related("alias").first()
    if gone is None:
        return
    with writing():
        for side, inside in sides_of(gone.alias):
            friendship = Friendship.objects.select_for_update().filter(public_id=inside["friendship"]).first()
            if friendship and friendship.state != State.MET:
                _close(Friend(friendship, side, inside, gone.alias, gone.alias))


def _close(friend: Friend) -> None:
    """An ask of the other's waits for ever, as far as they know; one that was declined stays so; all else ends."""
    if friend.stands in (Stands.FRIENDS, Stands.I_ASK):
        Friendship.objects.filter(pk=friend.friendship.pk).update(state=State.ENDED)
    Side.objects.filter(pk=friend.side.pk).exclude(choice=Choice.DECLINED).update(choice=Choice.LEFT)
    take_all_back(friend)
