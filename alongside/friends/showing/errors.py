"""Why a truth isn't shown."""

from alongside.core.errors import Refused


class NothingShown(Refused):
    """Nothing was said, or too much."""
