"""Browsers of the people in the kitchen."""

import pytest
from django.test import Client

from tests.web.as_person import client_of
from tests.world import World


@pytest.fixture
def nora(world: World) -> Client:
    """Nora's browser."""
    return client_of(world.people["nora"])
