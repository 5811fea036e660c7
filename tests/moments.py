"""The clock of a test: it stands where it was set, and goes on when the test says so."""

from datetime import datetime, timedelta

from alongside.core import clock


def at(moment: datetime) -> None:
    """It is this moment, and stays so."""
    clock.set_clock(lambda: moment)


def later(**much: float) -> None:
    """So much time goes by: days, hours, minutes."""
    at(clock.now() + timedelta(**much))
