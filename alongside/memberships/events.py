"""What happens to memberships."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class MemberJoined(Event):
    """An alias is a member now."""

    community: int
    alias: int


@dataclass(frozen=True)
class MemberAsked(Event):
    """An alias asked to come in."""

    community: int
    alias: int


@dataclass(frozen=True)
class MemberDeclined(Event):
    """The hosts said no, or not now."""

    community: int
    alias: int


@dataclass(frozen=True)
class MemberLeft(Event):
    """An alias left, or was removed."""

    community: int
    alias: int


@dataclass(frozen=True)
class RoleChanged(Event):
    """An alias became, or stopped being, a host."""

    community: int
    alias: int
