"""Why standing refuses."""

from alongside.core.errors import Refused


class Paused(Refused):
    """A host asked this member to wait before writing again."""


class NotYet(Refused):
    """Somebody new may not share this yet; time and people change it."""
