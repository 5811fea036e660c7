"""Both ends of a friendship: found by keyed hashes, opened with the key of the alias that looks."""

import json
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from alongside.aliases.models import Alias
from alongside.core.errors import SealBroken
from alongside.core.sealing import alias_scope, blind, open_soon, seal, unseal
from alongside.friends.models import Choice, Friendship, Side, State

SEALED = "friends_side.sealed"


class Inside(TypedDict, total=False):
    """What a side says, sealed for its own alias."""

    friendship: str  # public id
    other: str  # the other alias's public id
    asked: bool  # whether this side's alias asked first; never changes, because it says whose a message is
    asks: bool  # whether the ask that counts now is this one's: whoever ended may ask the other anew
    asked_at: int  # the number of the message with the words of that ask
    friends: bool  # the ask was accepted
    met: str  # the month of a handshake, "2026-11"
    shows_meeting: bool  # this one wants others to see that the two met
    said: str  # how this one says it knows the other; the vouch itself is there only while nothing stands against it
    said_in: str  # the month in which it first did, "2026-11"


class Stands(StrEnum):
    """What a friendship is to the one who looks: whether the other declined, blocked, ended or left changes nothing."""

    I_ASK = "I ask"
    THEY_ASK = "they ask"
    FRIENDS = "friends"
    MET = "met"
    OVER = "over"  # out of sight: declined, ended or left by the one who looks, or taken back unanswered


@dataclass(frozen=True)
class Friend:
    """One side of a friendship, opened for the alias whose side it is."""

    friendship: Friendship
    side: Side
    inside: Inside
    me: Alias
    other: Alias
    in_danger: bool = False  # the words that just asked speak of danger; for the asker's next page alone

    @property
    def i_asked(self) -> bool:
        """Whether the ask that counts is that of the one who looks."""
        return self.inside.get("asks", self.inside.get("asked", False))

    @property
    def is_asker(self) -> bool:
        """Whether the messages `by_asker` are those of the one who looks."""
        return self.inside.get("asked", False)

    @property
    def stands(self) -> Stands:
        """What the one who looks sees; pages ask this, so that none of them tells what the other did."""
        state, accepted = self.friendship.state, self.inside.get("friends", False)
        if self.side.choice == Choice.LEFT:
            return Stands.OVER
        if state == State.FRIENDS or (state == State.ENDED and accepted):
            return Stands.FRIENDS
        if state == State.MET:
            return Stands.MET
        if self.i_asked:
            return Stands.I_ASK
        hidden = state == State.ENDED or self.side.choice == Choice.DECLINED
        return Stands.OVER if hidden else Stands.THEY_ASK

    def author(self, *, by_asker: bool) -> Alias:
        """Which of the two said something."""
        return self.me if by_asker == self.is_asker else self.other


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
    """All sides of one alias, opened, in no order that tells anything."""
    return open_sides(list(Side.objects.filter(alias=alias)), alias.public_id)


def open_sides(sides: list[Side], alias: str) -> list[tuple[Side, Inside]]:
    """These sides of one alias, opened with one look at the keyring; what its key doesn't open is left out."""
    open_soon(side.sealed for side in sides)
    found = []
    for side in sides:
        with suppress(SealBroken):
            found.append((side, opened(side, alias)))
    return found


def find_between(me: Alias, other: Alias) -> Friend | None:
    """One's own side of whatever there is between two, also what is out of sight; for verbs, not for pages."""
    friendship = Friendship.objects.filter(pair=pair_of(me.public_id, other.public_id)).first()
    if friendship is None:
        return None
    side = Side.objects.filter(mark=mark_of(me.public_id, friendship.public_id)).first()
    return Friend(friendship, side, opened(side, me.public_id), me, other) if side else None
