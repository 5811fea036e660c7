"""Time that passes, and what is done meanwhile."""

from datetime import timedelta

from alongside.core import clock
from alongside.core.jobs import run_until_empty


def after(minutes: float) -> None:
    """Let so many minutes pass, and everything be done that is due then."""
    now = clock.now() + timedelta(minutes=minutes)
    clock.set_clock(lambda: now)
    run_until_empty()
