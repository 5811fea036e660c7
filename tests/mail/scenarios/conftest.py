"""Mails by real SMTP into a real listener on loopback, and then the worker's jobs."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage

import pytest
from pytest_django.fixtures import Settings

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.mailroom.models import Arrival
from tests.mail.listening.conftest import Listening, listener
from tests.mail.post_office import SERVER, move_in
from tests.world import World, build_world

__all__ = ["listener"]


@dataclass
class Post:
    """The way in: what a mail server in front hands over."""

    listener: Listening

    def send(self, message: EmailMessage | bytes, *to: str, sender: str = "somebody@post.test") -> list[str]:
        """Send it over SMTP, let the work be done, and say what became of it at each address."""
        named = message["To"].split(",") if isinstance(message, EmailMessage) and not to else to
        raw = message if isinstance(message, bytes) else message.as_bytes()
        before = set(Arrival.objects.values_list("pk", flat=True))
        with smtplib.SMTP("127.0.0.1", self.listener.smtp_port, timeout=30) as line:
            line.sendmail(sender, [one.strip() for one in named], raw)
        run_until_empty()
        new = Arrival.objects.exclude(pk__in=before).order_by("pk")
        return [f"{arrival.state}: {arrival.verdict}" for arrival in new]


@pytest.fixture
def town(transactional_db: None, settings: Settings) -> World:
    settings.MAIL_AUTHSERV = SERVER
    world = build_world()
    move_in(world)
    run_until_empty()
    return world


@pytest.fixture
def kitchen(town: World) -> Community:
    return town.kitchen


@pytest.fixture
def way(listener: Listening) -> Post:
    return Post(listener)


@pytest.fixture
def later() -> Callable[..., None]:
    """Turn the clock to so long after the test began."""
    start = clock.now()
    return lambda **gone: clock.set_clock(lambda: start + timedelta(**gone))
