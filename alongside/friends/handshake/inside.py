"""What a handshake holds, sealed: both aliases, the words of each, and who said yes."""

import json
from datetime import timedelta
from typing import TypedDict

from django.utils.translation import gettext as _

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.sealing import blind, bucket_scope, seal, unseal
from alongside.friends.handshake.errors import HandshakeOver
from alongside.friends.models import Handshake
from alongside.memberships.viewer import Viewer

LASTS = timedelta(minutes=2)  # for each of the two steps; afterwards one simply begins again
KEPT = timedelta(days=1)
SEALED = "friends_handshake.sealed"


class Inside(TypedDict, total=False):
    """What is sealed."""

    begun: str  # public id of the alias that began
    joined: str  # and of the other, once it came
    list: str
    words: list[str]  # that the one who began reads aloud
    back: list[str]  # that the other reads back, or both compare
    by_code: bool  # the other phone scanned the code
    wrong: int  # how often the one who began typed other words
    agreed: bool  # the words read back were the right ones, or both phones show the same
    yes: list[str]  # public ids of who said yes
    friendship: str  # once both did


def mark_of_phone(alias: str, handshake: str) -> bytes:
    """What finds a handshake for one of its two, and for nobody else."""
    return blind(f"{alias}|{handshake}", "handshake")


def sealed(handshake: Handshake, inside: Inside) -> bytes:
    """Seal it for the two minutes, under this month's key."""
    scope = bucket_scope("handshake", lives=KEPT)
    return seal(json.dumps(inside), scope=scope, place=SEALED, row=handshake.public_id)


def opened(handshake: Handshake) -> Inside:
    """What it holds."""
    scope = bucket_scope("handshake", lives=KEPT)
    inside: Inside = json.loads(unseal(handshake.sealed, scope=scope, place=SEALED, row=handshake.public_id))
    return inside


def find_own(viewer: Viewer) -> Handshake | None:
    """The handshake this member is in now: tried one by one, because no row says whose it is."""
    going_on = Handshake.objects.filter(community_id=viewer.community_id, until__gt=clock.now()).order_by("-pk")
    for handshake in list(going_on):
        mine = mark_of_phone(viewer.alias, handshake.public_id)
        if mine in (bytes(handshake.begun_by), bytes(handshake.joined_by or b"")):
            return handshake
    return None


def hold_own(viewer: Viewer) -> tuple[Handshake, Inside]:
    """The same, for a verb: nobody else changes it until the transaction ends."""
    if not viewer.is_member:
        raise NotFound
    own = find_own(viewer)
    held = Handshake.objects.select_for_update().filter(pk=own.pk).first() if own else None
    if held is None:
        raise HandshakeOver(over())
    return held, opened(held)


def keep(handshake: Handshake, inside: Inside) -> None:
    """Put back what changed."""
    handshake.sealed = sealed(handshake, inside)
    handshake.save()


def over() -> str:
    """That it is over, in the same words for every reason."""
    return _("That handshake is over. You can begin again whenever you like.")
