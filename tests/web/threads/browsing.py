"""A browser without a browser: requests as one person, with the forms' token and cookies."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client

from alongside.accounts.session_store import SessionStore
from tests.world import World


@dataclass
class Browsing:
    """One person's client."""

    client: Client

    def get(self, path: str, status: int = 200) -> str:
        """The page at this path."""
        answer = self.client.get(path.partition("#")[0])
        assert answer.status_code == status, answer.content.decode()[:3000]
        return answer.content.decode()

    def post(self, path: str, **fields: Any) -> Any:
        """What a form at this path answers."""
        return self.client.post(path, fields)


def browse(world: World, name: str = "") -> Browsing:
    """A client signed in as this person, or as nobody."""
    client = Client(headers={"host": "localhost"})
    if name:
        session = SessionStore()
        session.person_id = world.people[name]
        session.create()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return Browsing(client)
