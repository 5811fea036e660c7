"""Why something that takes two was refused."""

from alongside.core.errors import Refused


class ProposalOver(Refused):
    """It was answered, taken back, or waited for longer than a week; or who proposed it hosts no more."""


class NobodyToAgree(Refused):
    """There is no second host who could, and whoever asks may not go ahead alone."""


class NotYet(Refused):
    """A founder alone waits a day before going ahead."""


class FounderStays(Refused):
    """A founder can't be let go by hosts."""


class NotAlone(Refused):
    """There is a second host, so nobody outside is needed."""
