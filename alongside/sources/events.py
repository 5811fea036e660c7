"""What happens to context notes."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class NoteProposed(Event):
    """A member proposes a note beside a post."""

    note: int


@dataclass(frozen=True)
class NoteDecided(Event):
    """A host shows a note, or declines it."""

    note: int


@dataclass(frozen=True)
class NoteWithdrawn(Event):
    """A proposer takes a note back."""

    note: int


@dataclass(frozen=True)
class NoteAnswered(Event):
    """The author of the post said something to the note, or something else than before."""

    note: int
