"""A smarthost that keeps what it gets, and people who want every post by mail."""

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from alongside.mail.sending.gates import gates
from alongside.notify.choose import choose_mail
from tests.servers.smtp import Sink, sink
from tests.world import World


@pytest.fixture
def smarthost(settings: Settings) -> Iterator[Sink]:
    """Trouble with an earlier one is forgotten."""
    gates.forget()
    with sink() as server:
        settings.SMARTHOST = server.url
        yield server
    gates.forget()


@pytest.fixture
def readers(posts: World) -> World:
    """Ben, Mia and Nora get every post of the kitchen, and nobody else sees their mail."""
    for name in ("ben", "mia", "nora"):
        choose_mail(by=posts.viewer(name), mail="every", discreet=False, quiet=None)
    return posts
