"""Django's session interface over our own rows: named by a hash of the cookie, sealed, and tied to a person."""

import hashlib
import json
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase, UpdateError

from alongside.accounts.models import PersonId, Session
from alongside.core import clock
from alongside.core.errors import SealBroken
from alongside.core.ids import new_public_id
from alongside.core.sealing import Scope, bucket_scope, person_scope, seal, unseal
from alongside.core.writing import writing

PLACE = "accounts_session.sealed"
VISIT_LASTS = timedelta(days=1)  # nobody has signed in yet
SHARED_LASTS = timedelta(minutes=30)  # idle, on a device that others use too
OWN_LASTS = timedelta(days=180)  # on one's own device; every day of use starts it anew


def hashed_cookie(cookie: str) -> str:
    """The name of a session's row: the cookie itself is nowhere in the database."""
    return hashlib.sha256(f"session|{cookie}".encode()).hexdigest()


def end_of(person_id: int | None, *, shared: bool) -> datetime:
    """When a session used now will end; on one's own device with a day, so that it doesn't tell when it was used."""
    if person_id is None or shared:
        return clock.now() + (SHARED_LASTS if person_id else VISIT_LASTS)
    return datetime.combine(clock.today() + OWN_LASTS, time.max, UTC)


class SessionStore(SessionBase):
    """One browser's session. `person_id` is None until somebody signs in."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._person_id: PersonId | None = None
        self.public_id = new_public_id()
        self.device = ""
        self.shared = False
        self.started_on = clock.today()

    @property
    def person_id(self) -> PersonId | None:
        """Who is signed in here, if anybody is."""
        self.get("")  # reads the row, once
        return self._person_id

    @person_id.setter
    def person_id(self, person_id: PersonId | None) -> None:
        self._person_id = person_id

    def load(self) -> dict[str, Any]:
        """Read the row behind the cookie; an unknown or ended one gives an empty session without a key."""
        row = Session.objects.filter(pk=hashed_cookie(self.session_key or ""), ends_at__gt=clock.now()).first()
        try:
            return self._read(row) if row else self._start_empty()
        except SealBroken:
            return self._start_empty()

    def _read(self, row: Session) -> dict[str, Any]:
        self._person_id = None if row.person_id is None else PersonId(row.person_id)
        self.public_id, self.device, self.shared = row.public_id, row.device, row.shared
        self.started_on = row.started_on
        if not row.sealed:
            return {}
        opened: dict[str, Any] = json.loads(unseal(row.sealed, scope=self._scope(), place=PLACE, row=row.public_id))
        return opened

    def _start_empty(self) -> dict[str, Any]:
        self._session_key = None
        return {}

    def _scope(self) -> Scope:
        if self._person_id is None:
            return bucket_scope("visits", lives=VISIT_LASTS)
        return person_scope(self._person_id)

    def exists(self, session_key: str) -> bool:
        """Whether a session of that key is stored."""
        return Session.objects.filter(pk=hashed_cookie(session_key)).exists()

    def create(self) -> None:
        """Store an empty session under a fresh key."""
        self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
        self.public_id = new_public_id()
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        """Store the session; a session that was ended elsewhere stays ended."""
        if self.session_key is None:
            self.create()  # which comes back here with a key
            return
        content = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        row_id = hashed_cookie(self.session_key)
        with writing():
            values = self._values(content)
            if must_create:
                Session.objects.create(id=row_id, public_id=self.public_id, started_on=self.started_on, **values)
            elif not Session.objects.filter(pk=row_id).update(**values):
                raise UpdateError

    def _values(self, content: dict[str, Any]) -> dict[str, Any]:
        text = json.dumps(content)
        return {
            "person_id": self._person_id,
            "sealed": seal(text, scope=self._scope(), place=PLACE, row=self.public_id) if content else b"",
            "device": self.device,
            "shared": self.shared,
            "used_on": clock.today(),
            "ends_at": end_of(self._person_id, shared=self.shared),
        }

    def delete(self, session_key: str | None = None) -> None:
        """Remove the row of this key, or of this session."""
        if key := session_key or self.session_key:
            with writing():
                Session.objects.filter(pk=hashed_cookie(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Remove the rows of sessions that have ended."""
        with writing():
            Session.objects.filter(ends_at__lte=clock.now()).delete()
