"""One look at what somebody is about to say: what may need care. It decides nothing, and remembers nothing."""

from dataclasses import dataclass, field
from enum import IntEnum


class Claim(IntEnum):
    """How much a text reads like something that endangers whoever follows it."""

    NONE = 0
    OWN = 1  # told of oneself, in the past: looked at in a quiet moment
    TO_OTHERS = 2


@dataclass(frozen=True)
class Seen:
    """What one look saw."""

    crisis: bool = False  # somebody speaks of ending their own life
    methods: tuple[str, ...] = field(default=())  # passages that tell how, as they stand in the text
    scam: str = ""  # payment, crypto, cure, fundraiser, elsewhere: what it reads like; nothing when it doesn't
    claim: Claim = Claim.NONE
    instructs: bool = False  # words read as instruction to others: the composer hints, once


def look(text: str, *, language: str = "") -> Seen:
    """Look at a text in its language, or in all we know where none is given; the time grows with the text alone."""
    return Seen()
