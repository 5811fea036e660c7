"""A browser without JavaScript, and what comes by mail."""

import re

import pytest
from django.test import Client

from alongside.accounts.letters import letters_waiting
from alongside.accounts.sign_up import Beginning, sign_up_with_phrase

WISH = Beginning(adult=True, health_data=True)


@pytest.fixture
def visit() -> Client:
    """Somebody's browser; it checks CSRF as a real one's requests are checked."""
    return Client(HTTP_HOST="localhost")


@pytest.fixture
def anna(db):
    """A person and their twelve words."""
    return sign_up_with_phrase(WISH)


def newest_code() -> str:
    """The code of the letter sent last."""
    found = re.search(r"\d{4} \d{4}", letters_waiting()[-1].text)
    assert found
    return found[0]


@pytest.fixture
def door(world):
    return f"/c/{world.kitchen.public_id}/come-in/"
