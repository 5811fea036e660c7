"""What a verb of chats found."""

from alongside.core.errors import Refused


class ChatUnclear(Refused):
    """Something about the plan is missing, too long, or can't be; `field` says which."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


class ChatUnderWay(Refused):
    """It began already, or is over: what was planned can't be changed any more."""


class ChatOff(Refused):
    """It was called off."""


class SeriesOver(Refused):
    """It was ended."""


class EnoughPlanned(Refused):
    """There is as much of it as there may be."""
