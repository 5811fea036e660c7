"""What can go wrong between two phones."""

from alongside.core.errors import Refused


class WordUnknown(Refused):
    """A word that stands on no list; the list is public, so saying which tells nothing."""


class LeadNowhere(Refused):
    """No handshake here has these words: wrong, too late, or not for this one. Nobody learns which."""


class HandshakeOver(Refused):
    """Its two minutes are over, or one of the two said no."""
