"""Who wrote a mail. A token says where it belongs, never who wrote it: that an address of theirs must prove."""

from alongside.accounts.addresses import addresses_of, find_person_with, lookup_of
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.core.mailtext.origin import is_tagged_variant
from alongside.mail.taken import Read, Sender
from alongside.mailroom.addresses import Destination
from alongside.ownership.reach import find_person_behind

VARIANTS = "mail_variants"  # in the preferences: fingerprints of ann+lists@… that its owner said yes to
VARIANT = "variant"  # a proof of ann+lists@…, where ann@… is known


def sender_of(read: Read, destination: Destination) -> Sender:
    """Whose verified address a mail is from, and how far that is proven."""
    if read.claim != "one" or not read.address:
        return Sender(None, "", read.name, read.proof)
    if person := find_person_with(read.address):
        return Sender(person, read.address, read.name, read.proof)
    if person := _owner_of_variant(read.address, destination):
        known = lookup_of(read.address).hex() in get_preferences(person).more.get(VARIANTS, [])
        proof = VARIANT if read.proof != "failed" and not known else read.proof
        return Sender(person, read.address, read.name, proof)
    return Sender(None, read.address, read.name, read.proof)


def owner_of(destination: Destination) -> PersonId | None:
    """The person for whom the address was made that the mail came to; they alone may be asked about it."""
    return find_person_behind(destination.token.alias) if destination.token else None


def _owner_of_variant(address: str, destination: Destination) -> PersonId | None:
    local, _at, host = address.rpartition("@")
    if "+" in local and (person := find_person_with(f"{local.partition('+')[0]}@{host}")):
        return person
    owner = owner_of(destination)
    if owner and any(is_tagged_variant(address, known.text) for known in addresses_of(owner)):
        return owner
    return None


def remember_variant(person: PersonId, address: str) -> None:
    """Believe this variant of a known address from now on: its owner said yes to it once."""
    if not any(is_tagged_variant(address, known.text) for known in addresses_of(person)):
        return
    more = get_preferences(person).more
    known = [*more.get(VARIANTS, []), lookup_of(address).hex()][-20:]
    change_preferences(by=person, more={**more, VARIANTS: list(dict.fromkeys(known))})
