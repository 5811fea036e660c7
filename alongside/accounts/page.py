"""The one query every page of a signed-in person begins with: who is behind this cookie, and what they chose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from alongside.accounts.models import PersonId, Session
from alongside.accounts.preferences import Preferences, read_preferences
from alongside.accounts.session_store import SHARED_LASTS, end_of, hashed_cookie
from alongside.core import clock
from alongside.core.keyring.models import WrappedKey
from alongside.core.sealing import person_scope, remember_key
from alongside.core.writing import writing

SIGNED_IN = """
    SELECT s.id, s.public_id, s.person_id, s.shared, s.used_on, s.ends_at, p.sealed AS chosen,
           k.id AS key_id, k.root AS key_root, k.wrapped AS key_wrapped
    FROM accounts_session s
    JOIN accounts_person p ON p.id = s.person_id
    LEFT JOIN keyring_wrappedkey k ON k.scope = 'person:' || p.id
    WHERE s.id = %s AND s.ends_at > %s"""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person in a browser."""

    person_id: PersonId
    session: str  # public id
    shared: bool
    preferences: Preferences


def find_signed_in(cookie: str | None) -> SignedIn | None:
    """Who is signed in with this cookie: one query, and once a day a write."""
    row = next(iter(_rows_of(cookie)), None) if cookie else None
    if row is None:
        return None
    person_id = PersonId(row.person_id)
    if row.key_id is not None:
        scope = person_scope(person_id).name
        remember_key(WrappedKey(id=row.key_id, scope=scope, root=row.key_root, wrapped=row.key_wrapped))
    _stay(row)
    return SignedIn(person_id, row.public_id, row.shared, read_preferences(person_id, row.chosen))


def _rows_of(cookie: str) -> Iterable[Any]:
    """Sessions of that cookie, with the columns of the person and their key beside their own."""
    return Session.objects.raw(SIGNED_IN, [hashed_cookie(cookie), clock.now()])


def _stay(row: Session) -> None:
    """Let a session that is used last longer; written seldom, because a write costs more than the page's reading."""
    runs_out_soon = row.shared and row.ends_at - clock.now() < SHARED_LASTS - timedelta(minutes=5)
    if row.used_on != clock.today() or runs_out_soon:
        with writing():
            ends_at = end_of(row.person_id, shared=row.shared)
            Session.objects.filter(pk=row.pk).update(used_on=clock.today(), ends_at=ends_at)
