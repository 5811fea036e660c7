"""Time zones that somebody can live in."""

from functools import cache
from zoneinfo import available_timezones


@cache
def zones() -> frozenset[str]:
    """The names of all zones; read from disk once."""
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    """Whether a browser's word for its time zone is one we know."""
    return name in zones()
