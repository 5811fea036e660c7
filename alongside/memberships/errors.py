"""Why something about a membership was refused."""

from alongside.core.errors import Refused


class NotHost(Refused):
    """Only hosts may do this."""


class NotFounder(Refused):
    """Only a founder may do this."""


class InvitationOver(Refused):
    """The invitation was used up, taken back, or is too old."""


class LastFounder(Refused):
    """The last founder can't go before handing the community to somebody."""
