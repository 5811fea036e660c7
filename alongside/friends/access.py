"""The only ways to obtain a friendship: each of the two has their own side, and nobody else has any."""

from collections.abc import Collection, Iterable

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.friends.models import Choice, Friendship, Side, State
from alongside.friends.other_side import find_other_side
from alongside.friends.sides import Friend, Inside, Stands, find_between, mark_of, open_sides, opened
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import distances
from alongside.standing.quiet import is_quiet

IN_SIGHT = (Stands.FRIENDS, Stands.I_ASK, Stands.THEY_ASK)


def friends_by(viewer: Viewer) -> list[Friend]:
    """The viewer's friends, whom they asked and who asks them, what moved last first.

    Whoever the viewer blocked is left out, and so is what is over. Whether the other ended, blocked or left changes
    nothing here. Who only met is not among them: `find_friend` gives them, for what the handshake shows.
    """
    found = [friend for friend in _all_of(viewer) if friend.stands in IN_SIGHT]
    return sorted(found, key=lambda friend: friend.friendship.moved_at, reverse=True)


def get_friend(viewer: Viewer, friendship_id: str, *, also_blocked: bool = False) -> Friend:
    """The viewer's own side; to anybody else, hosts too, there is nothing here.

    One's own end of a friendship that is over is there to be read, as far as one didn't leave; what one declined, or
    blocked, is out of sight. `also_blocked` is for telling the hosts of somebody whom one blocked.
    """
    mark = mark_of(viewer.alias, friendship_id)
    side = Side.objects.filter(mark=mark, alias_id=viewer.member_id).select_related("alias").first()
    friend = _friend_of(side, opened(side, viewer.alias)) if side else None
    if friend is None or not _may_read(friend, viewer):
        raise NotFound
    if not also_blocked and friend.other.pk in _blocked(viewer):
        raise NotFound
    return friend


def find_friend(viewer: Viewer, other: Alias) -> Friend | None:
    """What is between the viewer and this alias, as the viewer sees it; nothing of whom they blocked, or what is over.

    Nothing here doesn't mean that there are no rows: verbs ask `sides.find_between`.
    """
    if not viewer.is_member or other.community_id != viewer.community_id or other.pk == viewer.alias_id:
        return None
    friend = find_between(Alias.objects.get(pk=viewer.member_id), other)
    if friend is None or friend.stands == Stands.OVER or friend.other.pk in _blocked(viewer):
        return None
    return None if _hidden_ask(friend, viewer) else friend


def are_friends(friend: Friend) -> bool:
    """Whether the ask was accepted and neither has left; for what really holds between two, such as a vouch.

    Pages ask `friend.stands`: a page that asked this would tell the one that the other has gone.
    """
    if friend.friendship.state != State.FRIENDS or friend.side.choice == Choice.LEFT:
        return False
    other = find_other_side(friend)
    return other is not None and other[0].choice != Choice.LEFT


def community_of_friendship(public_id: str) -> str:
    """The public id of the community a friendship belongs to, so that the door can find the viewer."""
    found = Friendship.objects.filter(public_id=public_id).values_list("community__public_id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def _all_of(viewer: Viewer) -> list[Friend]:
    """Every side of the viewer's but those with whom they blocked, in a fixed number of queries."""
    if not viewer.is_member:
        raise NotFound
    sides = open_sides(list(Side.objects.filter(alias_id=viewer.member_id).select_related("alias")), viewer.alias)
    friendships = _by_public_id(Friendship, (inside["friendship"] for _side, inside in sides))
    others = _by_public_id(Alias, (inside["other"] for _side, inside in sides))
    blocked, quiet = _blocked(viewer), bool(sides) and is_quiet(viewer)
    found = []
    for side, inside in sides:
        friendship, other = friendships.get(inside["friendship"]), others.get(inside["other"])
        if friendship and other and other.pk not in blocked:
            friend = Friend(friendship, side, inside, side.alias, other)
            if not (quiet and friend.stands == Stands.THEY_ASK):
                found.append(friend)
    return found


def _by_public_id[M: (Friendship, Alias)](model: type[M], public_ids: Iterable[str]) -> dict[str, M]:
    found = model._default_manager.select_related("community").filter(public_id__in=list(public_ids))
    return {row.public_id: row for row in found}


def _friend_of(side: Side, inside: Inside) -> Friend | None:
    friendship = Friendship.objects.select_related("community").filter(public_id=inside["friendship"]).first()
    other = Alias.objects.filter(public_id=inside["other"]).first()
    return Friend(friendship, side, inside, side.alias, other) if friendship and other else None


def _may_read(friend: Friend, viewer: Viewer) -> bool:
    if _hidden_ask(friend, viewer):
        return False
    return friend.stands != Stands.OVER or friend.side.choice == Choice.LEFT


def _hidden_ask(friend: Friend, viewer: Viewer) -> bool:
    """An ask that waits for somebody who chose meanwhile to hear from nobody."""
    return friend.stands == Stands.THEY_ASK and is_quiet(viewer)


def _blocked(viewer: Viewer) -> Collection[int]:
    return {alias for alias, is_block in distances(viewer).items() if is_block}
