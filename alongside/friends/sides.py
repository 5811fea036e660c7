"""Both ends of a friendship: found by keyed hashes, opened with the key of the alias that looks."""

import json
from dataclasses import dataclass
from typing import TypedDict

from alongside.aliases.models import Alias
from alongside.core.sealing import alias_scope, blind, open_soon, seal, unseal
from alongside.friends.models import Friendship, Side

SEALED = "friends_side.sealed"


class Inside(TypedDict, total=False):
    """What a side says, sealed for its own alias."""

    friendship: str  # public id
    other: str  # the other alias's public id
    asked: bool  # whether this side's alias once asked
    met: str  # the month of a handshake, "2026-11"
    shows_meeting: bool  # this one wants others to see that the two met


@dataclass(frozen=True)
class Friend:
    """One side of a friendship, opened for the alias whose side it is."""

    friendship: Friendship
    side: Side
    inside: Inside
    me: Alias
    other: Alias

    @property
    def i_asked(self) -> bool:
        """Whether the one who looks once asked the other."""
        return self.inside.get("asked", False)


def pair_of(one: str, other: str) -> bytes:
    """What finds the friendship of two aliases, by their public ids, whichever comes first."""
    return blind("|".join(sorted((one, other))), "friendship")


def mark_of(alias: str, friendship: str) -> bytes:
    """What finds one alias's side of a friendship."""
    return blind(f"{alias}|{friendship}", "side")


def sealed_side(side: Side, alias: str, inside: Inside) -> bytes:
    """Seal what a side says for its own alias."""
    return seal(json.dumps(inside), scope=alias_scope(alias), place=SEALED, row=side.public_id)


def opened(side: Side, alias: str) -> Inside:
    """What a side says; its own alias's key opens it."""
    inside: Inside = json.loads(unseal(side.sealed, scope=alias_scope(alias), place=SEALED, row=side.public_id))
    return inside


def sides_of(alias: Alias) -> list[tuple[Side, Inside]]:
    """All sides of one alias, opened; the newest first."""
    sides = list(Side.objects.filter(alias=alias).order_by("-pk"))
    open_soon(side.sealed for side in sides)
    return [(side, opened(side, alias.public_id)) for side in sides]
