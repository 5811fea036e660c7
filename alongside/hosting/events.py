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
