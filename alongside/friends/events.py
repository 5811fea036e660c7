"""What happens between two members. Events carry the row of the friendship, and never who the two are."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class FriendAsked(Event):
    """Somebody asked somebody to be friends, with a few words."""

    friendship: int


@dataclass(frozen=True)
class MessageWritten(Event):
    """One of two wrote to the other."""

    friendship: int
    number: int
