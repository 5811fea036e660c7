"""Who wrote a mail. A token says where it belongs, never who wrote it: that an address of theirs must prove."""

from django.conf import settings

from alongside.accounts.addresses import addresses_of, find_person_with, lookup_of
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.core.mailtext.origin import is_tagged_variant
from alongside.mail.taken import Read, Sender
from alongside.mailroom.addresses import Destination
from alongside.ownership.reach import find_person_behind

VARIANTS = "mail_variants"  # in the preferences: fingerprints of ann+lists@… that its owner said yes to
UNPROVEN = "mail_unproven"  # the same of addresses whose provider proves nothing, and whose owner said yes to that
VARIANT = "variant"  # a proof of ann+lists@…, where ann@… is known


def sender_of(read: Read, destination: Destination) -> Sender:
    """Whose verified address a mail is from, and how far that is proven."""
    proof = _proof(read)
    if read.claim != "one" or not read.address:
        return Sender(None, "", read.name, proof)
    if person := find_person_with(read.address):
        return Sender(person, read.address, read.name, proof)
    if person := _owner_of_variant(read.address, destination):
        known = lookup_of(read.address).hex() in get_preferences(person).more.get(VARIANTS, [])
        return Sender(person, read.address, read.name, VARIANT if proof != "failed" and not known else proof)
    return Sender(None, read.address, read.name, proof)


def _proof(read: Read) -> str:
    """What the mail server in front found out; in a demo none stands there, and all mail is by whoever tries it."""
    is_tried_out = settings.DEMO and not settings.MAIL_AUTHSERV and not read.is_looked_at
    return "aligned" if is_tried_out and read.proof == "unknown" else read.proof


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


def accepts_unproven(person: PersonId, address: str) -> bool:
    """Whether its owner said that mail from here may be believed, though nobody can prove where it is from."""
    return lookup_of(address).hex() in get_preferences(person).more.get(UNPROVEN, [])


def remember_sender(person: PersonId, read: Read) -> None:
    """After a yes to "was this you?": believe this variant, or this provider that proves nothing, from now on."""
    is_variant = any(is_tagged_variant(read.address, own.text) for own in addresses_of(person))
    if is_variant:
        _remember(person, read.address, VARIANTS)
    if read.proof == "none" and (is_variant or find_person_with(read.address) == person):
        _remember(person, read.address, UNPROVEN)


def _remember(person: PersonId, address: str, under: str) -> None:
    more = get_preferences(person).more
    known = [*more.get(under, []), lookup_of(address).hex()][-20:]
    change_preferences(by=person, more={**more, under: list(dict.fromkeys(known))})
