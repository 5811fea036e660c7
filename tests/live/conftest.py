"""What the tests of streams share."""

from collections.abc import Iterator

import pytest

from tests.live.listening import Served, serving
from tests.world import World, build_world


@pytest.fixture
def cast(transactional_db: None) -> World:
    """The small cast, in a database that other threads and processes see."""
    return build_world()


@pytest.fixture
def served(cast: World) -> Iterator[Served]:
    """A server on that database."""
    with serving() as running:
        yield running
