"""What happens to communities."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class CommunityFounded(Event):
    """Somebody founded a community."""

    community: int


@dataclass(frozen=True)
class CommunityChanged(Event):
    """Its doorway, guidelines or way of joining changed."""

    community: int
