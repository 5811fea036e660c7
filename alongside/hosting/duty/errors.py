"""Why a duty refuses."""

from alongside.core.errors import Refused


class HoursUnknown(Refused):
    """A weekday, an hour or a zone that no clock has."""


class HoursEnough(Refused):
    """More hours than anybody should take on."""


class MinutesUnknown(Refused):
    """A shift shorter or longer than is offered."""
