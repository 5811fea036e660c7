"""Two have met: each side says so, sealed for its own alias, and each vouches for the other."""

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.writing import writing
from alongside.friends.begin import begin
from alongside.friends.models import Choice, Friendship, How, Side, State
from alongside.friends.other_side import held
from alongside.friends.sides import Friend, find_between
from alongside.friends.vouches.mine import say_of_mine
from alongside.friends.vouches.vouch import may_vouch, put_vouch
from alongside.memberships.models import Membership
from alongside.memberships.models import State as MemberState
from alongside.memberships.viewer import viewer_of


def meet(one: str, other: str) -> Friendship:
    """Write down that these two met, by their public ids; in the transaction of the second yes."""
    found = Alias.objects.filter(public_id__in=(one, other), membership__state=MemberState.ACTIVE)
    here = {alias.public_id: alias for alias in found}
    if len(here) < 2:
        raise NotFound
    first, second = here[one], here[other]
    with writing():
        friendship = _between(first, second).friendship
        for me, them in ((first, second), (second, first)):
            _say_met(me, them)
    return friendship


def _between(one: Alias, other: Alias) -> Friend:
    """What is between them; where there was nothing, or nothing any more, they now are people who met."""
    friend = find_between(one, other)
    if friend is None:
        return begin(one, other, state=State.MET)
    if friend.friendship.state == State.ENDED:
        Friendship.objects.filter(pk=friend.friendship.pk).update(state=State.MET, moved_at=clock.now())
    return friend


def _say_met(me: Alias, them: Alias) -> None:
    """One side: that they met; and its vouch, for which the handshake is proof enough, so that no cap holds.

    The word of somebody who is new, or has to wait, isn't given for them: they can give it by hand, when it counts.
    """
    if (friend := find_between(me, them)) is None:
        raise NotFound
    friend = held(friend)
    if friend.friendship.state == State.MET:
        Side.objects.filter(pk=friend.side.pk).update(choice=Choice.OPEN)
    say_of_mine(friend, {"met": f"{clock.today():%Y-%m}", "shows_meeting": False})
    membership = Membership.objects.select_related("alias").get(pk=me.pk)
    if may_vouch(friend, by=viewer_of(membership, me.community_id)):
        put_vouch(held(friend), How.MET)
