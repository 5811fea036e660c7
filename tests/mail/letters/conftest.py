"""A kitchen in which Nora gets a letter a day."""

import pytest

from alongside.notify.choose import choose_mail
from tests.mail.letters.arrived import at
from tests.world import World


@pytest.fixture
def kitchen(posts: World) -> World:
    """It is a Friday noon, and Nora wants a letter a day at eight, in a mailbox of her own."""
    at(2026, 5, 1, 12)
    choose_mail(by=posts.nora, mail="daily", discreet=False, hour=8)
    return posts
