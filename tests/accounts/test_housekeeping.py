"""Once a day what has ended is thrown away, and the key that read it too."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.accounts.codes import start_code
from alongside.accounts.housekeeping import forget_what_ended
from alongside.accounts.letters import queue_letter
from alongside.accounts.links import make_link
from alongside.accounts.models import Code, Letter, Session, SignInLink
from alongside.accounts.session_store import SessionStore
from alongside.accounts.sessions import Browser, enter
from alongside.accounts.sign_up import Beginning, sign_up_with_phrase
from alongside.core import clock
from alongside.core.keyring.models import WrappedKey

pytestmark = pytest.mark.django_db


def test_what_has_ended_goes_and_what_has_not_stays(settings):
    settings.DEMO = True
    start = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    clock.set_clock(lambda: start)
    person = sign_up_with_phrase(Beginning(adult=True, health_data=True))[0]
    enter(Browser(SessionStore(), "v"), person)
    start_code("anna@example.org", session=SessionStore(), visitor="v")
    queue_letter(to="anna@example.org", subject="s", text="t")
    make_link(person)
    clock.set_clock(lambda: start + timedelta(days=60))
    forget_what_ended()
    assert not Code.objects.exists()
    assert not Letter.objects.exists()
    assert not SignInLink.objects.exists()
    assert [row.person_id for row in Session.objects.all()] == [person]
    assert not WrappedKey.objects.filter(scope__startswith="bucket-").exists()
    assert WrappedKey.objects.filter(scope=f"person:{person}").exists()
