"""Why something about a membership was refused."""

from alongside.core.errors import NotFound, Refused


class NotHost(NotFound):
    """Only hosts may do this; to others there is nothing here."""


class NotFounder(NotFound):
    """Only a founder may do this; to others there is nothing here."""


class InvitationOver(Refused):
    """The invitation was used up, taken back, or is too old."""


class LastFounder(Refused):
    """The last founder can't go before handing the community to somebody."""
