"""The one clock: everything that asks the time asks here, so that tests and demos can set it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

_clock: Callable[[], datetime] | None = None


def now() -> datetime:
    """The present moment in UTC, or what the set clock says."""
    return _clock() if _clock else datetime.now(UTC)


def today() -> date:
    """The present day in UTC: what is kept where a finer time would give somebody away."""
    return now().date()


def set_clock(clock: Callable[[], datetime] | None) -> None:
    """Let `clock` tell the time from now on; None gives it back to the system."""
    global _clock
    _clock = clock
