"""What Today reads of friends: the one who wrote or asked last, and wasn't read yet, over all of a person's aliases.

Who it is stands sealed. So the sides are opened first, and then asked for together: four queries for somebody who has
friends, however many; none for anybody else, because Today asks whether there are sides along with something else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.aliases.models import Alias
from alongside.aliases.models import State as AliasState
from alongside.communities.models import Community
from alongside.core.rows import columns_of, fetched, made, width_of
from alongside.core.sealing import open_soon
from alongside.friends.how_far import read_to
from alongside.friends.models import Friendship, Side
from alongside.friends.sides import Friend, Inside, Stands, opened

# The last words of each of the two that still stand.
LAST = """(SELECT m.number FROM friends_message m WHERE m.friendship_id = f.id AND {who} m.by_asker AND NOT m.taken_back
    ORDER BY m.number DESC LIMIT 1)"""
STANDING = f"""
    SELECT {columns_of(Friendship, "f")}, {columns_of(Community, "c")}, {LAST.format(who="")}, {LAST.format(who="NOT")}
    FROM friends_friendship f JOIN communities_community c ON c.id = f.community_id
    WHERE f.public_id IN ({{these}}) AND f.numbered > 0 AND NOT c.closed"""  # noqa: S608
OTHERS = f"""
    SELECT {columns_of(Alias, "a")}, EXISTS (SELECT 1 FROM standing_quiet q JOIN aliases_alias me ON me.id = q.alias_id
        WHERE q.alias_id IN ({{mine}}) AND me.community_id = a.community_id)
    FROM aliases_alias a WHERE a.public_id IN ({{these}}) AND a.state = %s
      AND NOT EXISTS (SELECT 1 FROM standing_distance d WHERE d.of_id = a.id AND d.by_id IN ({{mine}}))"""  # noqa: S608
type Unread = list[tuple[Friendship, Side, Inside]]


@dataclass(frozen=True)
class Waiting:
    """Somebody who wrote, or asks to be friends; whose words weren't read yet."""

    friendship: str
    who: str
    asks: bool  # not friends yet
    community: str
    community_id: str


def waiting_of(aliases: Mapping[int, str]) -> Waiting | None:
    """The newest of those for these aliases, id → public id; not of whom they keep away, nor asks if they are quiet."""
    unread = _unread(aliases)
    others = _others([inside["other"] for _friendship, _side, inside in unread], list(aliases))
    for friendship, side, inside in sorted(unread, key=lambda one: one[0].moved_at, reverse=True):
        if inside["other"] not in others:
            continue
        other, is_quiet = others[inside["other"]]
        stands = Friend(friendship, side, inside, side.alias, other).stands
        if stands == Stands.FRIENDS or (stands == Stands.THEY_ASK and not is_quiet):
            asks, community = stands == Stands.THEY_ASK, friendship.community
            return Waiting(friendship.public_id, other.name, asks, community.name, community.public_id)
    return None


def _unread(aliases: Mapping[int, str]) -> Unread:
    """Everything in which the other's last words weren't read, whoever it is."""
    sides = list(Side.objects.filter(alias_id__in=aliases).select_related("alias"))
    open_soon(side.sealed for side in sides)
    insides = {side.pk: opened(side, aliases[side.alias_id]) for side in sides}
    found = {}
    these, width = [inside["friendship"] for inside in insides.values()], width_of(Friendship)
    for row in fetched(STANDING.replace("{these}", _marks(these)), these) if these else ():
        friendship = made(Friendship, row[:width])
        friendship.community = made(Community, row[width:-2])
        found[friendship.public_id] = friendship, *row[-2:]
    unread = []
    for side in sides:
        friendship, askers, others = found.get(insides[side.pk]["friendship"], (None, 0, 0))
        last = others if insides[side.pk].get("asked") else askers
        if friendship and (last or 0) > read_to(side):
            unread.append((friendship, side, insides[side.pk]))
    return unread


def _others(these: Sequence[str], mine: Sequence[int]) -> dict[str, tuple[Alias, bool]]:
    """Who they are, without those who are kept away; and whether one is quiet in their community."""
    if not these:
        return {}
    statement = OTHERS.replace("{these}", _marks(these)).replace("{mine}", _marks(mine))
    rows = fetched(statement, [*mine, *these, AliasState.HERE.value, *mine])
    return {alias.public_id: (alias, bool(row[-1])) for row in rows for alias in [made(Alias, row[:-1])]}


def _marks(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))
