"""Why a decision is refused."""

from alongside.core.errors import Refused


class LengthUnknown(Refused):
    """A pause, or a slow thread, has one of a few lengths."""


class NoPassage(Refused):
    """No passage was chosen."""


class OwnWords(Refused):
    """A host doesn't decide about their own words."""


class DecidedAlready(Refused):
    """Somebody else decided in the meantime."""


class WordsChanged(Refused):
    """What a host read is not what stands there now."""
