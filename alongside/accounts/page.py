"""The one query every page of a signed-in person begins with: who is behind this cookie, and what they chose."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection

from alongside.accounts.models import PersonId, Session
from alongside.accounts.preferences import Preferences, read_preferences
from alongside.accounts.session_store import SHARED_LASTS, end_of, hashed_cookie
from alongside.core import clock
from alongside.core.keyring.models import WrappedKey
from alongside.core.keyring.opening import remember_key
from alongside.core.rows import columns_of, fetched, made, stored_moment, width_of
from alongside.core.sealing import person_scope
from alongside.core.writing import writing

SESSION = width_of(Session)
SIGNED_IN = f"""
    SELECT {columns_of(Session, "s")}, p.sealed, k.id, k.root, k.wrapped
    FROM accounts_session s
    JOIN accounts_person p ON p.id = s.person_id
    LEFT JOIN keyring_wrappedkey k ON k.scope = 'person:' || p.id
    WHERE s.id = %s AND s.ends_at > %s"""  # noqa: S608  (columns, no values)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person in a browser."""

    person_id: PersonId
    session: str  # public id
    shared: bool
    preferences: Preferences


SESSIONS = "SELECT public_id FROM accounts_session WHERE ends_at > %s AND person_id IS NOT NULL AND public_id IN (KEYS)"


def find_signed_in(cookie: str | None, *, stays: bool = True) -> SignedIn | None:
    """Who is signed in with this cookie: one query, and once a day a write.

    A session lasts longer for being used; what a browser asks by itself is no use of it, and `stays` is False.
    """
    row = _row_of(cookie) if cookie else None
    if row is None:
        return None
    session, (chosen, key_id, key_root, key_wrapped) = made(Session, row[:SESSION]), row[SESSION:]
    person_id = PersonId(session.person_id)  # type: ignore[arg-type]  # joined with a person
    if key_id is not None:
        scope = person_scope(person_id).name
        remember_key(WrappedKey(id=key_id, scope=scope, root=key_root, wrapped=key_wrapped))
    if stays:
        _stay(session)
    return SignedIn(person_id, session.public_id, session.shared, read_preferences(person_id, chosen))


def sessions_going_on(sessions: Collection[str]) -> set[str]:
    """Those of these sessions (public ids) in which somebody is still signed in."""
    marks = ", ".join(["%s"] * len(sessions))
    return {row[0] for row in fetched(SESSIONS.replace("KEYS", marks), [stored_moment(clock.now()), *sessions])}


def _row_of(cookie: str) -> tuple[Any, ...] | None:
    """The session of that cookie, with the columns of the person and their key behind its own."""
    now = connection.ops.adapt_datetimefield_value(clock.now())
    with connection.cursor() as cursor:
        cursor.execute(SIGNED_IN, [hashed_cookie(cookie), now])
        found: tuple[Any, ...] | None = cursor.fetchone()
    return found


def _stay(row: Session) -> None:
    """Let a session that is used last longer; written seldom, because a write costs more than the page's reading."""
    runs_out_soon = row.shared and row.ends_at - clock.now() < SHARED_LASTS - timedelta(minutes=5)
    if row.used_on != clock.today() or runs_out_soon:
        with writing():
            ends_at = end_of(row.person_id, shared=row.shared)
            Session.objects.filter(pk=row.pk).update(used_on=clock.today(), ends_at=ends_at)
