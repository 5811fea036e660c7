"""What every test may ask for. The cast of people is in world.py; real servers are in servers/."""

from collections.abc import Iterator

import pytest

from alongside.core import clock


@pytest.fixture(autouse=True)
def _the_time_is_given_back() -> Iterator[None]:
    """A test that set the clock doesn't set it for the next one."""
    yield
    clock.set_clock(None)
