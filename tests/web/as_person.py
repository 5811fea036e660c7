"""A test client that is signed in as one of the world's people."""

from django.conf import settings
from django.test import Client

from alongside.accounts.models import PersonId
from alongside.accounts.session_store import SessionStore
from alongside.accounts.sessions import Browser, enter
from alongside.web.frame import KNOWS_LEAVING_COOKIE


def client_of(person: PersonId | None) -> Client:
    """A browser in which this person is signed in, or a stranger's."""
    client = Client()
    client.cookies[KNOWS_LEAVING_COOKIE] = "1"  # its explanation names the path one is on
    if person is not None:
        session = SessionStore()
        enter(Browser(session=session, visitor="test"), person)
        session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return client
