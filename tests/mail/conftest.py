"""Everybody has an address, and a mail server in front says which mails are truly from there."""

import pytest
from pytest_django.fixtures import Settings

from tests.mail.post_office import SERVER, move_in
from tests.world import World


@pytest.fixture
def posts(world: World, settings: Settings) -> World:
    """The small cast with a verified address each."""
    settings.MAIL_AUTHSERV = SERVER
    move_in(world)
    return world
