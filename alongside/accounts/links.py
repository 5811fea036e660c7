"""Links that sign in once: for the demo's people, and refused everywhere else."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from alongside.accounts.errors import LinkSpent
from alongside.accounts.models import PersonId, SignInLink
from alongside.core import clock
from alongside.core.ids import new_public_id
from alongside.core.writing import writing

LASTS = timedelta(days=1)


def make_link(person_id: PersonId) -> str:
    """The secret of a fresh link for one of the demo's people."""
    _only_in_demo()
    secret = new_public_id()
    with writing():
        SignInLink.objects.create(id=_hashed(secret), person_id=person_id, ends_at=clock.now() + LASTS)
    return secret


def spend_link(secret: str) -> PersonId:
    """Whose link this is; it works no second time."""
    _only_in_demo()
    with writing():
        row = SignInLink.objects.select_for_update().filter(pk=_hashed(secret), ends_at__gt=clock.now()).first()
        if row is None:
            raise _spent()
        SignInLink.objects.filter(pk=row.pk).delete()
    return PersonId(row.person_id)


def forget_old_links() -> None:
    """Drop links that nobody followed in a day."""
    with writing():
        SignInLink.objects.filter(ends_at__lte=clock.now()).delete()


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise _spent()


def _spent() -> LinkSpent:
    return LinkSpent(_("This link was used already, or is too old. Start the demo again for a fresh one."))


def _hashed(secret: str) -> str:
    return hashlib.sha256(f"sign-in link|{secret}".encode()).hexdigest()
