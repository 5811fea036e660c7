"""Ben and Nora read by mail, nobody else sees their mail, and Ada hosts."""

import pytest

from alongside.notify.choose import choose_mail
from tests.mail.letters.arrived import at
from tests.world import World


@pytest.fixture
def readers(posts: World) -> World:
    """Ben lives in Lisbon, and Nora in Auckland."""
    at(2026, 5, 1, 11)
    choose_mail(by=posts.ben, mail="followed", discreet=False, zone="Europe/Lisbon", quiet=None)
    choose_mail(by=posts.nora, mail="every", discreet=False, zone="Pacific/Auckland", quiet=None)
    return posts
