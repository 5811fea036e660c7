"""Where a handshake stands, as one of the two phones shows it."""

from dataclasses import dataclass
from datetime import datetime

from alongside.aliases.models import Alias
from alongside.friends.handshake.inside import Inside, find_own, opened
from alongside.memberships.viewer import Viewer

NONE, READING, HEARING, READING_BACK, COMPARING, SAID_YES, MET = (
    "none", "reading", "hearing", "reading-back", "comparing", "said-yes", "met"
)  # fmt: skip
WAITING = (READING, READING_BACK, SAID_YES)  # for what the other phone does


@dataclass(frozen=True)
class Phone:
    """What one of the two sees: never the other's name before the words are agreed on."""

    step: str
    words: tuple[str, ...] = ()
    code: str = ""
    by_code: bool = False
    other: Alias | None = None
    friendship: str = ""
    until: datetime | None = None


def phone_of(viewer: Viewer) -> Phone:
    """Where this member's handshake stands."""
    handshake = find_own(viewer)
    if handshake is None:
        return Phone(NONE)
    inside = opened(handshake)
    step = _step(inside, viewer.alias)
    if step == READING:
        return Phone(step, tuple(inside["words"]), handshake.public_id, until=handshake.until)
    if step in (HEARING, READING_BACK):
        words = tuple(inside["back"]) if step == READING_BACK else ()
        return Phone(step, words, until=handshake.until)
    other = inside["joined"] if viewer.alias == inside["begun"] else inside["begun"]
    return Phone(
        step,
        tuple(inside["back"]) if inside["by_code"] else (),
        by_code=inside["by_code"],
        other=Alias.objects.get(public_id=other),
        friendship=inside.get("friendship", ""),
        until=handshake.until,
    )


def step_of(viewer: Viewer) -> str:
    """The step alone: what a phone that waits asks for every few seconds."""
    handshake = find_own(viewer)
    return _step(opened(handshake), viewer.alias) if handshake else NONE


def _step(inside: Inside, alias: str) -> str:
    if inside.get("friendship"):
        return MET
    if alias in inside["yes"]:
        return SAID_YES
    if inside.get("agreed"):
        return COMPARING
    began = alias == inside["begun"]
    if "joined" not in inside:
        return READING
    return HEARING if began else READING_BACK
