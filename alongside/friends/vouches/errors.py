"""Why a vouch is refused."""

from alongside.core.errors import Refused


class NotKnownLong(Refused):
    """The two haven't written to each other for as long as these words say."""


class MayNotVouch(Refused):
    """Somebody who is new, or vouched for a member whom hosts let go, vouches for nobody for a while."""


class VouchedOften(Refused):
    """More vouches than one person can stand for."""
