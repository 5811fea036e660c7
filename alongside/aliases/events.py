"""What happens to aliases."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class AliasRenamed(Event):
    """An alias has another name now; the old one leaves every page, search and mention."""

    alias: int


@dataclass(frozen=True)
class AliasChanged(Event):
    """What an alias tells of itself changed."""

    alias: int
