"""Being signed in: coming in from a browser, the list of one's browsers, and ending any of them."""

from dataclasses import dataclass
from datetime import date

from alongside.accounts.models import PersonId, Session
from alongside.accounts.session_store import SessionStore, hashed_cookie
from alongside.core import clock
from alongside.core.writing import writing


@dataclass(frozen=True, slots=True)
class Browser:
    """What a door knows of whoever is knocking."""

    session: SessionStore
    visitor: str  # by which attempts are limited, such as a network; kept nowhere but as a hash in a limit
    device: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One line in a person's list of sessions."""

    public_id: str
    device: str
    shared: bool
    started_on: date
    used_on: date
    is_this: bool


def enter(browser: Browser, person_id: PersonId) -> None:
    """Sign the person in, under a fresh cookie: one that was planted before signing in opens nothing."""
    session = browser.session
    session.clear()
    session.person_id, session.device, session.shared = person_id, browser.device, browser.shared
    session.started_on = clock.today()
    session["proved_at"] = clock.now().timestamp()
    with writing():
        session.cycle_key()
        session.save()
    session.set_expiry(0 if browser.shared else None)


def end_this_session(session: SessionStore) -> None:
    """Sign out here."""
    session.flush()
    session.person_id = None


def sessions_of(person_id: PersonId, *, current: SessionStore | None = None) -> list[OpenSession]:
    """The browsers in which this person is signed in, the latest first."""
    here = hashed_cookie(current.session_key) if current and current.session_key else ""
    rows = Session.objects.filter(person_id=person_id, ends_at__gt=clock.now()).order_by("-used_on", "public_id")
    return [
        OpenSession(row.public_id, row.device, row.shared, row.started_on, row.used_on, is_this=row.pk == here)
        for row in rows
    ]


def end_session(public_id: str, *, by: PersonId) -> None:
    """End one of one's own sessions; the next request from there is a stranger's."""
    with writing():
        Session.objects.filter(public_id=public_id, person_id=by).delete()


def end_other_sessions(*, by: PersonId, current: SessionStore) -> int:
    """End all one's sessions but this one; returns how many."""
    here = hashed_cookie(current.session_key or "")
    with writing():
        return Session.objects.filter(person_id=by).exclude(pk=here).delete()[0]
