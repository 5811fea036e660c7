"""What accounts can save after keys were lost for good."""

from alongside.accounts.addresses import PLACE, lookup_of
from alongside.accounts.models import Address, Passkey, Person, RecoveryPhrase
from alongside.accounts.passkeys import PLACE as LABEL_PLACE
from alongside.core.sealing import has_key, person_scope, seal, unseal
from alongside.core.writing import writing


def mend_accounts(*, index_was_lost: bool) -> None:
    """Drop what cannot be opened or found any more, so that people come in again by the ways that are left."""
    with writing():
        for person in Person.objects.iterator():
            if not has_key(person.sealed):
                Person.objects.filter(pk=person.pk).update(sealed=b"")
        for address in list(Address.objects.all()):
            _mend_address(address)
        for passkey in list(Passkey.objects.all()):
            if not has_key(passkey.label):
                label = seal("", scope=person_scope(passkey.person_id), place=LABEL_PLACE, row=passkey.public_id)
                Passkey.objects.filter(pk=passkey.pk).update(label=label)
        if index_was_lost:
            RecoveryPhrase.objects.all().delete()


def _mend_address(address: Address) -> None:
    if not has_key(address.sealed):
        address.delete()
        return
    text = unseal(address.sealed, scope=person_scope(address.person_id), place=PLACE, row=address.public_id)
    Address.objects.filter(pk=address.pk).update(lookup=lookup_of(text))
