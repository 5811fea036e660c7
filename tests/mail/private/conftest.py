"""Ada asks Ben, and both read by mail; what leaves lies in the outbox."""

import pytest

from alongside.aliases.models import Alias
from alongside.friends.answer import accept
from alongside.friends.ask import ask
from alongside.notify.choose import choose_mail
from tests.mail.letters.arrived import at
from tests.mail.private.two import friend_of
from tests.world import World


@pytest.fixture
def asked(posts: World) -> World:
    """Heron asked Lily to be friends, at noon; both get mail of what they follow, in words."""
    at(2026, 5, 1, 12)
    for name in ("ada", "ben"):
        choose_mail(by=posts.viewer(name), mail="followed", discreet=False, quiet=None)
    ask(Alias.objects.get(pk=posts.ben.member_id), by=posts.ada, words="We both wrote about garlic.")
    return posts


@pytest.fixture
def friends(asked: World) -> World:
    """And Lily said yes, before any mail was sent."""
    accept(friend_of(asked, "ben"), by=asked.ben)
    at(2026, 5, 1, 13)
    return asked
