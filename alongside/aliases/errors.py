"""Why an alias was refused."""

from alongside.core.errors import Refused


class NameRefused(Refused):
    """The name can't be used here; the words say why."""


class NameTaken(NameRefused):
    """Somebody here has that name, had it, or has one that looks the same."""
