"""What the matcher is given, and what it gives back."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Described:
    """A community, story or thread as far as matching looks at it; an entry's text is in the first of its languages."""

    id: str
    name: str
    what: str
    who: str = ""
    conditions: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    hopes: tuple[str, ...] = ()


class Why(StrEnum):
    """Kinds of reasons, for pages to put in plain words."""

    CONDITION = "condition"  # an illness, treatment or situation of theirs
    STAND = "stand"  # it is for those who live with, care for, or lost
    WORDS = "words"  # the same words
    MEANING = "meaning"  # words that mean something like it
    LANGUAGE = "language"
    HOPE = "hope"


@dataclass(frozen=True)
class Reason:
    """Why something was found: what it has, because of which words of the visitor's (none for what they tapped)."""

    why: Why
    what: str
    because: str = ""


@dataclass(frozen=True)
class Found:
    """One answer, the better the higher its score; below 0 it doesn't suit."""

    id: str
    score: float
    reasons: tuple[Reason, ...] = field(default=())
