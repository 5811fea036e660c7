"""Sessions: fresh at signing in, listed, ended, short on shared devices, and proof of who one is."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.accounts.devices import device_words
from alongside.accounts.errors import NotRecentlyProved
from alongside.accounts.models import PersonId, Session
from alongside.accounts.page import find_signed_in
from alongside.accounts.preferences import change_preferences
from alongside.accounts.proof import recent_proof, step_up
from alongside.accounts.session_store import SessionStore, hashed_cookie
from alongside.accounts.sessions import Browser, end_other_sessions, end_session, end_this_session, enter, sessions_of
from alongside.accounts.sign_up import Beginning, sign_up_with_phrase
from alongside.core import clock
from alongside.core.keyring import opening

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> PersonId:
    return sign_up_with_phrase(Beginning(adult=True, health_data=True))[0]


def at(moment: datetime) -> None:
    clock.set_clock(lambda: moment)


def signed_in(person: PersonId, *, shared: bool = False, device: str = "Firefox, Android") -> SessionStore:
    session = SessionStore()
    enter(Browser(session, "v", device, shared), person)
    return session


def test_a_cookie_planted_before_signing_in_opens_nothing(person):
    session = SessionStore()
    session["name"] = "Heron"
    session.save()
    planted = session.session_key or ""
    enter(Browser(session, "v"), person)
    assert session.session_key != planted
    assert not Session.objects.filter(pk=hashed_cookie(planted)).exists()
    assert "name" not in session


def test_the_cookie_is_not_in_the_row_and_the_row_is_sealed(person):
    session = signed_in(person)
    session["note"] = "canary"
    session.save()
    row = Session.objects.get()
    assert session.session_key not in (row.pk, row.public_id)
    assert b"canary" not in bytes(row.sealed)
    assert SessionStore(session.session_key)["note"] == "canary"


def test_every_page_asks_once_who_is_there_and_what_they_chose(person):
    session = signed_in(person)
    change_preferences(by=person, view="bad-day")
    opening.forget_remembered_keys()
    with CaptureQueriesContext(connection) as seen:
        found = find_signed_in(session.session_key)
    assert len(seen) == 1
    assert found
    assert (found.person_id, found.preferences.view) == (person, "bad-day")
    assert find_signed_in("") is None
    assert find_signed_in("x" * 32) is None


def test_the_query_of_every_page_uses_indexes(person):
    if connection.vendor != "sqlite":
        pytest.skip("reads SQLite's plan")
    from alongside.accounts.page import SIGNED_IN

    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + SIGNED_IN, ["x", "2026-01-01"])
        plan = [line[3] for line in cursor.fetchall()]
    assert all(line.startswith("SEARCH") for line in plan), plan


def test_a_person_sees_their_browsers_and_ends_any_of_them_but_nobody_elses(person):
    here, there = signed_in(person), signed_in(person, device="Chrome, Windows")
    other = sign_up_with_phrase(Beginning(adult=True, health_data=True))[0]
    listed = sessions_of(person, current=here)
    assert {(s.device, s.is_this) for s in listed} == {("Firefox, Android", True), ("Chrome, Windows", False)}
    end_session(next(s.public_id for s in listed if not s.is_this), by=other)
    assert find_signed_in(there.session_key)
    end_session(next(s.public_id for s in listed if not s.is_this), by=person)
    assert find_signed_in(there.session_key) is None
    assert find_signed_in(here.session_key)
    third = signed_in(person)
    assert end_other_sessions(by=person, current=here) == 1
    assert find_signed_in(third.session_key) is None
    end_this_session(here)
    assert not Session.objects.exists()


def test_a_shared_device_is_forgotten_after_half_an_hour_of_rest_and_one_s_own_is_not(person):
    start = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
    at(start)
    shared, own = signed_in(person, shared=True), signed_in(person)
    assert shared.get_expire_at_browser_close()
    at(start + timedelta(minutes=20))
    assert find_signed_in(shared.session_key)  # used: half an hour from now
    at(start + timedelta(minutes=45))
    assert find_signed_in(shared.session_key)
    at(start + timedelta(minutes=76))
    assert find_signed_in(shared.session_key) is None
    assert find_signed_in(own.session_key)
    at(start + timedelta(days=170))
    assert find_signed_in(own.session_key)
    at(start + timedelta(days=340))
    assert find_signed_in(own.session_key)
    at(start + timedelta(days=530))
    assert find_signed_in(own.session_key) is None
    SessionStore.clear_expired()
    assert not Session.objects.exists()


def test_a_fresh_proof_lasts_ten_minutes_and_is_renewed_only_by_the_same_person(person):
    start = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
    at(start)
    session = signed_in(person)
    assert recent_proof(SessionStore(session.session_key)).person_id == person
    at(start + timedelta(minutes=11))
    with pytest.raises(NotRecentlyProved):
        recent_proof(SessionStore(session.session_key))
    other = sign_up_with_phrase(Beginning(adult=True, health_data=True))[0]
    with pytest.raises(NotRecentlyProved):
        step_up(session, proved=other)
    step_up(session, proved=person)
    assert recent_proof(SessionStore(session.session_key)).person_id == person
    with pytest.raises(NotRecentlyProved):
        recent_proof(SessionStore())


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox, Android"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge, Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) AppleWebKit/605 Version/19.0 Safari/604.1", "Safari, iPhone"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_browser_is_called_by_two_plain_words(user_agent, words):
    assert device_words(user_agent) == words
