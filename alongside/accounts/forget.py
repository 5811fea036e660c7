"""Accounts' part in erasure."""

from alongside.accounts.models import Person, PersonId
from alongside.core.sealing import destroy_key, person_scope
from alongside.core.writing import writing


def forget_account(person_id: PersonId) -> None:
    """Destroy the person's key and every row of theirs: ways to sign in, sessions, consents."""
    with writing():
        destroy_key(person_scope(person_id))
        Person.objects.filter(pk=person_id).delete()
