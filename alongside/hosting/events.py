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


@dataclass(frozen=True)
class CardGiven(Event):
    """Words and lines to call are there for the author of a post, who alone sees them."""

    card: int


@dataclass(frozen=True)
class HostNeeded(Event):
    """A host is asked to look at a case soon; `step` says which time hosts were asked about it."""

    case: int
    alias: int
    step: int


@dataclass(frozen=True)
class Decided(Event):
    """A host decided something about somebody, who was told why."""

    decision: int


@dataclass(frozen=True)
class Appealed(Event):
    """Whom it concerns sees a decision otherwise."""

    decision: int
