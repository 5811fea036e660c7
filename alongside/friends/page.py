"""What Today reads of friends: the one who wrote or asked last, and wasn't read yet, over all of a person's aliases.

Who it is stands sealed. So the sides are opened first, and then asked for together: four queries for somebody who has
friends, however many; none for anybody else, because Today asks whether there are sides along with something else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alongside.aliases.models import State as AliasState
from alongside.core.rows import fetched
from alongside.core.sealing import open_soon
from alongside.friends.models import Choice, Side, State
from alongside.friends.sides import Inside, opened

# The last words of each of the two that still stand.
LAST = """(SELECT m.number FROM friends_message m WHERE m.friendship_id = f.id AND {who} m.by_asker AND NOT m.taken_back
    ORDER BY m.number DESC LIMIT 1)"""
STANDING = f"""
    SELECT f.public_id, f.state, f.moved_at, c.name, c.public_id, {LAST.format(who="")}, {LAST.format(who="NOT")}
    FROM friends_friendship f JOIN communities_community c ON c.id = f.community_id
    WHERE f.public_id IN ({{these}}) AND f.state IN (%s, %s)"""  # noqa: S608
NAMES = """
    SELECT a.public_id, a.name FROM aliases_alias a WHERE a.public_id IN ({these}) AND a.state = %s
      AND NOT EXISTS (SELECT 1 FROM standing_distance d WHERE d.of_id = a.id AND d.by_id IN ({mine}))
      AND NOT EXISTS (SELECT 1 FROM standing_quiet q JOIN aliases_alias me ON me.id = q.alias_id
                      WHERE q.alias_id IN ({mine}) AND me.community_id = a.community_id)"""


@dataclass(frozen=True)
class Waiting:
    """Somebody who wrote, or asks to be friends; whose words weren't read yet."""

    friendship: str
    who: str
    asks: bool  # not friends yet
    community: str
    community_id: str


@dataclass(frozen=True)
class _Unread:
    """The same before the name is known."""

    other: str
    at: datetime
    row: Sequence[Any]


def waiting_of(aliases: Mapping[int, str]) -> Waiting | None:
    """The newest of those for these aliases, id → public id; kept apart, and for whoever is quiet, there is none."""
    sides = [(side, inside) for side, inside in _opened(aliases) if side.choice == Choice.OPEN]
    unread = sorted(_unread(sides), key=lambda one: one.at, reverse=True)
    names = _names([one.other for one in unread], list(aliases))
    for one in unread:
        if one.other in names:
            public_id, state, _moved, name, community = one.row[:5]
            return Waiting(public_id, names[one.other], state == State.ASKED, name, community)
    return None


def _opened(aliases: Mapping[int, str]) -> Iterable[tuple[Side, Inside]]:
    sides = list(Side.objects.filter(alias_id__in=aliases))
    open_soon(side.sealed for side in sides)
    return [(side, opened(side, aliases[side.alias_id])) for side in sides]


def _unread(sides: Sequence[tuple[Side, Inside]]) -> list[_Unread]:
    by_friendship = {inside["friendship"]: (side, inside) for side, inside in sides}
    if not by_friendship:
        return []
    found = []
    these = ", ".join(["%s"] * len(by_friendship))
    for row in fetched(STANDING.replace("{these}", these), [*by_friendship, State.ASKED.value, State.FRIENDS.value]):
        side, inside = by_friendship[row[0]]
        asked = inside.get("asked", False)
        if ((row[6] if asked else row[5]) or 0) > side.read_to:
            found.append(_Unread(inside["other"], row[2], row))
    return found


def _names(others: Sequence[str], mine: Sequence[int]) -> dict[str, str]:
    if not others:
        return {}
    these, own = ", ".join(["%s"] * len(others)), ", ".join(["%s"] * len(mine))
    statement = NAMES.replace("{these}", these).replace("{mine}", own)
    return dict(fetched(statement, [*others, AliasState.HERE.value, *mine, *mine]))
