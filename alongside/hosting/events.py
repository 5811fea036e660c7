"""What happens at the hosts' side."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class CaseOpened(Event):
    """Somebody told the hosts something."""

    case: int


@dataclass(frozen=True)
class CaseAnswered(Event):
    """A host answered."""

    case: int


@dataclass(frozen=True)
class CaseClosed(Event):
    """The hosts are done with it."""

    case: int


@dataclass(frozen=True)
class LookedBehind(Event):
    """Somebody was told that hosts had looked who is behind their alias."""

    case: int
    alias: int


@dataclass(frozen=True)
class CaseTaken(Event):
    """A host looks at it."""

    case: int


@dataclass(frozen=True)
class CaseGivenBack(Event):
    """The host who looked at it left it to the others again."""

    case: int


@dataclass(frozen=True)
class WelcomeAsked(Event):
    """Somebody was asked whether they would like to answer a post that waits."""

    nudge: int
