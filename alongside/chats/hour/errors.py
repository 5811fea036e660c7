"""Why the hour refuses."""

from alongside.core.errors import Refused


class TooEarly(Refused):
    """It is not quite time."""


class ChatNotBegun(Refused):
    """The hour didn't begin yet."""


class ChatOver(Refused):
    """The slow lane ended; the thread goes on."""


class NobodyToWelcome(Refused):
    """No host is there under whose name the chat could begin."""


class QuestionNotAsked(Refused):
    """It waits for its minute."""


class QuestionAsked(Refused):
    """It was asked meanwhile."""


class OutOfTurn(Refused):
    """Another question comes first."""


class LineTooLong(Refused):
    """More words than a line carries."""


class NotToPin(Refused):
    """What isn't there for everybody can't stay in sight of everybody."""
