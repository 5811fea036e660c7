"""Somebody with a fresh proof that it is them."""

import pytest

from alongside.accounts.phrases import give_phrase
from alongside.accounts.proof import RecentProof
from tests.web.as_person import client_of


@pytest.fixture
def ada(world):
    give_phrase(by=RecentProof(world.people["ada"]))
    return client_of(world.people["ada"])
