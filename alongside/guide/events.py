"""What happens at the guide."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class GuideAsked(Event):
    """A visitor asked where to start, or said more."""

    question: int
