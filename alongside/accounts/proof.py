"""A fresh proof that it is really this person: asked before changing how one signs in, export and erasure."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.accounts.errors import NotRecentlyProved
from alongside.accounts.models import PersonId
from alongside.accounts.session_store import SessionStore
from alongside.core import clock

FRESH_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class RecentProof:
    """Says that this person proved who they are just now; the verbs that need it take it instead of the person."""

    person_id: PersonId


def recent_proof(session: SessionStore) -> RecentProof:
    """The proof this session holds, or NotRecentlyProved when it is older than ten minutes."""
    age = clock.now().timestamp() - session.get("proved_at", 0)
    if session.person_id is None or not 0 <= age <= FRESH_FOR.total_seconds():
        raise NotRecentlyProved(_("Before this, please show once more that it is you."))
    return RecentProof(session.person_id)


def step_up(session: SessionStore, *, proved: PersonId) -> RecentProof:
    """Remember that the person of this session proved themselves again; somebody else's proof is refused."""
    if session.person_id is None or proved != session.person_id:
        raise NotRecentlyProved(_("That belongs to another account. Please use a way to sign in to this one."))
    session["proved_at"] = clock.now().timestamp()
    session.save()
    return RecentProof(session.person_id)
