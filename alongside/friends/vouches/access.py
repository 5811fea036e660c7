"""Which vouches somebody gave, as their own sides keep them, and whose word somebody has."""

from dataclasses import dataclass

from django.db.models import Q

from alongside.aliases.models import Alias
from alongside.core.sealing import blind
from alongside.friends.access import are_friends
from alongside.friends.models import How, Message, Vouch
from alongside.friends.models import State as FriendshipState
from alongside.friends.sides import Friend, Stands, sides_of
from alongside.memberships.models import Membership, State
from alongside.standing.models import Distance

MONTHS_OF_WRITING = 60  # days between a first and a latest message: what anybody would call months


@dataclass(frozen=True)
class Given:
    """What somebody said of a friend, without the friend."""

    how: str
    month: str
    by_handshake: bool


def vouch_pair(by: str, of: str) -> bytes:
    """What finds the vouch of one alias for another, by their public ids; each way has its own."""
    return blind(f"{by}|{of}", "vouch")


def vouches_given(alias: Alias) -> list[Given]:
    """What this alias said of others; it may not know that something of it holds no more."""
    said = [inside for _side, inside in sides_of(alias) if inside.get("said")]
    given = [Given(one["said"], one.get("said_in", ""), _by_handshake(one["said"], one.get("met", ""))) for one in said]
    return sorted(given, key=lambda one: (one.month, one.how))


def givers_of(alias: Alias) -> list[str]:
    """The public ids of those who vouched for this alias; only for what their word costs them, never to be shown."""
    pairs = {vouch_pair(inside["other"], alias.public_id): inside["other"] for _side, inside in sides_of(alias)}
    said = Vouch.objects.filter(of=alias, pair__in=list(pairs)).values_list("pair", flat=True)
    return [pairs[bytes(pair)] for pair in said]


def knows(friend: Friend) -> bool:
    """Whether the two are friends, or have met, as far as the one who looks can tell."""
    return friend.stands == Stands.FRIENDS or bool(friend.inside.get("met"))


def holds(friend: Friend) -> bool:
    """Whether a word on this friend reaches others: where it doesn't, nobody learns, and whoever said it least of all.

    It doesn't where the other has left, ended the friendship or blocked the one who speaks.
    """
    blocked = Q(by=friend.other, of=friend.me) | Q(by=friend.me, of=friend.other)
    apart = Distance.objects.filter(blocked, is_block=True).exists()
    here = Membership.objects.filter(pk=friend.other.pk, state=State.ACTIVE).exists()
    met = bool(friend.inside.get("met")) and friend.friendship.state != FriendshipState.ENDED
    together = are_friends(friend) or met
    return here and together and not apart


def proved(friend: Friend, how: str) -> bool:
    """Whether a handshake proves these words."""
    return _by_handshake(how, friend.inside.get("met", ""))


def wrote_for_months(friend: Friend) -> bool:
    """Whether both wrote, and months lie between their first message and the latest.

    The messages' own times tell it. So nobody need keep the day on which two became friends.
    """
    rows = list(Message.objects.filter(friendship=friend.friendship).order_by("number").values_list("at", "by_asker"))
    both = {by_asker for _at, by_asker in rows} == {True, False}
    return both and (rows[-1][0] - rows[0][0]).days >= MONTHS_OF_WRITING


def ways_open(friend: Friend) -> list[str]:
    """How one may say now that one knows this friend, the nearest last."""
    return [how for how in How.values if how != How.WROTE or wrote_for_months(friend)]


def _by_handshake(how: str, met: str) -> bool:
    return how == How.MET and bool(met)
