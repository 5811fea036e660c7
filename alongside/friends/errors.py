"""Why something between two is refused. Nothing here ever tells what the other one did."""

from alongside.core.errors import Refused


class KeptAway(Refused):
    """Whoever asks or writes blocked the other, and comes closer first."""


class NothingSaid(Refused):
    """There are no words yet."""


class TooManyWords(Refused):
    """More than the few words with which one asks."""


class WaitsForAnswer(Refused):
    """Nothing more is written to somebody who hasn't answered."""


class NotFriends(Refused):
    """Two who are no friends write nothing to each other before one has asked."""


class TextOnly(Refused):
    """Pictures and content notes come once both are friends."""


class DoesntReach(Refused):
    """What is written here reaches the other no more; the words are the same for every reason."""
