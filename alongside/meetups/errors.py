"""What a verb of meet-ups found."""

from alongside.core.errors import Refused


class TooNewToPlan(Refused):
    """Somebody is too new here to call others together."""


class PlanUnclear(Refused):
    """Something about the plan is missing, too long, or can't be; `field` says which."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


class ReadsLikeASale(Refused):
    """The words of a plan read like a sale, or like a trap."""


class MeetupOver(Refused):
    """It was before."""


class MeetupOff(Refused):
    """It doesn't happen."""


class AnswerUnclear(Refused):
    """Nobody offered this answer."""
