"""Mail addresses of persons: optional, proven before they are kept, sealed, and found by a keyed fingerprint."""

import re
import unicodedata
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from alongside.accounts.errors import AddressTaken, AddressUnlikely
from alongside.accounts.models import Address, PersonId
from alongside.accounts.proof import RecentProof
from alongside.accounts.tell import tell_ways_changed
from alongside.accounts.ways import refuse_last_way
from alongside.core.errors import SealBroken
from alongside.core.ids import new_public_id
from alongside.core.rows import columns_of, fetched, made
from alongside.core.sealing import blind, open_soon, person_scope, seal, unseal
from alongside.core.writing import writing

PLACE = "accounts_address.sealed"
OWNER = "SELECT person_id FROM accounts_address WHERE lookup = %s"
OWN = f"""
    SELECT {columns_of(Address, "a")} FROM accounts_address a
    WHERE a.person_id = %s ORDER BY a.verified_on, a.public_id"""  # noqa: S608  (columns, no values)
LONGEST = 254  # RFC 5321, section 4.5.3.1.3, less its angle brackets
LIKELY = re.compile(r"[^@\s<>,;:\"()\[\]\\]{1,64}@[^@\s<>,;:\"()\[\]\\]+\.[^@\s<>,;:\"()\[\]\\.]{2,}")


# Python's table turns these into other letters, but names with them are registered apart: faß.de is not fass.de.
OTHER_NAMES = frozenset("ßς\u200c\u200d")


@dataclass(frozen=True, slots=True)
class ProvenAddress:
    """An address whose owner typed the code we sent there; made by `codes` alone."""

    text: str


@dataclass(frozen=True, slots=True)
class OwnAddress:
    """An address as its owner sees it."""

    public_id: str
    text: str
    verified_on: date


def check_address(text: str) -> str:
    """The address without the space around it, or AddressUnlikely."""
    text = text.strip()
    if len(text) > LONGEST or not LIKELY.fullmatch(text):
        raise AddressUnlikely(_("That doesn't look like a mail address. Could there be a space in it?"))
    return text


def lookup_of(address: str) -> bytes:
    """The keyed fingerprint by which an address is found, however its letters were typed."""
    local, _at, domain = unicodedata.normalize("NFC", address.strip()).rpartition("@")
    if not OTHER_NAMES.intersection(domain):
        with suppress(UnicodeError):  # not a name of the net: it will simply not be found
            domain = domain.encode("idna").decode()
    return blind(_lowered(f"{local}@{domain}"), "address")


def _lowered(text: str) -> str:
    """In small letters where one letter becomes one: groß@ and gross@ are two people's mailboxes."""
    return "".join(small if (small := sign.lower()).upper() == sign else sign for sign in text)


def find_person_at(proven: ProvenAddress) -> PersonId | None:
    """Who signs in with this address, if anybody does."""
    return find_person_with(proven.text)


def find_person_with(address: str) -> PersonId | None:
    """Whose address this is, for the mail door alone: whether a mail truly comes from there is proven apart."""
    return next((PersonId(person) for (person,) in fetched(OWNER, [lookup_of(address)])), None)


def addresses_of(person_id: PersonId) -> list[OwnAddress]:
    """The person's own addresses, opened; for the person's pages, for mail hand-over and for export."""
    scope = person_scope(person_id)
    return [
        OwnAddress(row.public_id, unseal(row.sealed, scope=scope, place=PLACE, row=row.public_id), row.verified_on)
        for row in (made(Address, values) for values in fetched(OWN, [person_id]))
    ]


def mail_addresses_of(people: Collection[PersonId]) -> dict[PersonId, str]:
    """Where each of these people gets mail: the oldest of their addresses that opens. In two queries for hundreds."""
    rows = Address.objects.filter(person_id__in=people).order_by("-verified_on", "-public_id")
    there = list(rows.values_list("person_id", "public_id", "sealed"))
    open_soon(sealed for _person, _row, sealed in there)
    found = {}
    for person, row, sealed in there:  # the oldest comes last
        with suppress(SealBroken):
            found[PersonId(person)] = unseal(sealed, scope=person_scope(person), place=PLACE, row=row)
    return found


def add_address(proven: ProvenAddress, *, by: RecentProof) -> str:
    """Keep a proven address as a way to sign in and to be written to; returns its public id."""
    lookup, public_id = lookup_of(proven.text), new_public_id()
    with writing():
        there = Address.objects.filter(lookup=lookup).first()
        if there and there.person_id == by.person_id:
            return there.public_id
        if there:
            # Only whoever just read the address's own mail gets to hear this.
            raise AddressTaken(_("You already have an account with this address. You can sign in with it."))
        sealed = seal(proven.text, scope=person_scope(by.person_id), place=PLACE, row=public_id)
        tell_ways_changed(by.person_id)  # at the addresses they had before
        Address.objects.create(public_id=public_id, person_id=by.person_id, lookup=lookup, sealed=sealed)
    return public_id


def remove_address(public_id: str, *, by: RecentProof) -> None:
    """Forget an address, unless it is the only way left to sign in; it is told so one last time."""
    with writing():
        mine = Address.objects.filter(public_id=public_id, person_id=by.person_id)
        if mine.exists():
            refuse_last_way(by.person_id)
            tell_ways_changed(by.person_id)
            mine.delete()
