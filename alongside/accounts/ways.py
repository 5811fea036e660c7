"""The ways in which a person can sign in, together."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.accounts.errors import LastWayIn
from alongside.accounts.models import Address, Passkey, PersonId, RecoveryPhrase


@dataclass(frozen=True, slots=True)
class Ways:
    """How many ways of each kind a person has."""

    passkeys: int
    phrases: int
    addresses: int

    @property
    def total(self) -> int:
        """How many ways there are in all."""
        return self.passkeys + self.phrases + self.addresses


def ways_of(person_id: PersonId) -> Ways:
    """How this person can sign in."""
    kinds = (Passkey, RecoveryPhrase, Address)
    return Ways(*(kind.objects.filter(person_id=person_id).count() for kind in kinds))


def refuse_last_way(person_id: PersonId) -> None:
    """Raise LastWayIn when the person has only one way left to sign in."""
    if ways_of(person_id).total <= 1:
        raise LastWayIn(_("This is your only way to sign in. Add another one first, or you would lose your account."))
