"""Sealing: AES-256-GCM for everything private, bound to its place, its scope and its row; it fails closed.

A sealed value is version | key id | nonce | ciphertext and tag. Each scope has a random key of its own, kept in the
keyring wrapped by a root key, so that destroying one row there makes all that was sealed under it unreadable.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.exceptions import InvalidTag

from alongside.core import clock
from alongside.core.errors import SealBroken
from alongside.core.keyring.models import WrappedKey
from alongside.core.keyring.opening import (
    NONCE_BYTES,
    forget_remembered_keys,
    key_to_seal_with,
    key_to_unseal_with,
    keys_folder,
    remember_keys,
)

VERSION = b"\x01"
KEY_ID_BYTES, TAG_BYTES = 8, 16
HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES
BUCKET_DAYS = 30


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose key seals something."""

    kind: str
    ref: str
    ends_on: date | None = None

    @property
    def name(self) -> str:
        """The scope in one word, as the keyring and the seal know it."""
        return f"{self.kind}:{self.ref}"


def person_scope(person_id: int) -> Scope:
    """The key of one person: addresses, settings, reminders."""
    return Scope("person", str(person_id))


def alias_scope(alias_public_id: str) -> Scope:
    """The key of one alias: drafts, private conversations, who is behind it."""
    return Scope("alias", alias_public_id)


def case_scope(case_public_id: str) -> Scope:
    """The key of one case: the excerpt that a report holds."""
    return Scope("case", case_public_id)


def bucket_scope(purpose: str, *, lives: timedelta) -> Scope:
    """The key that all of this month's things of one purpose share; it ends when the youngest of them has lived."""
    number = clock.now().date().toordinal() // BUCKET_DAYS
    last_day = date.fromordinal((number + 1) * BUCKET_DAYS - 1)
    return Scope(f"bucket-{purpose}", str(number), last_day + lives)


def seal(text: str, *, scope: Scope, place: str, row: str) -> bytes:
    """Seal a text under the scope's key, for this column (`table.column`) of this row alone."""
    return seal_all({row: text.encode()}, scope=scope, place=place)[0]


def seal_all(plain: Mapping[str, bytes], *, scope: Scope, place: str) -> list[bytes]:
    """Seal bytes in the same way, each for its own row, with one look at the keyring."""
    key_id, cipher = key_to_seal_with(scope.name, ends_on=scope.ends_on)
    head = VERSION + key_id.to_bytes(KEY_ID_BYTES)
    sealed = []
    for row, each in plain.items():
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed.append(head + nonce + cipher.encrypt(nonce, each, _context(place, scope.name, row)))
    return sealed


def unseal(sealed: bytes | memoryview, *, scope: Scope, place: str, row: str) -> str:
    """Return the text, or raise SealBroken: for another place, row or scope, a changed byte, a key that is gone.

    Of a dated bucket only the purpose has to be right: the seal itself says which month's key it needs.
    """
    return unseal_bytes(sealed, scope=scope, place=place, row=row).decode()


def unseal_bytes(sealed: bytes | memoryview, *, scope: Scope, place: str, row: str) -> bytes:
    """Return the bytes that were sealed, or raise SealBroken in the same cases."""
    sealed = bytes(sealed)
    if len(sealed) < HEADER_BYTES + TAG_BYTES or sealed[:1] != VERSION:
        raise SealBroken(f"What {place} holds was never sealed by us.")
    key, cipher = key_to_unseal_with(_key_id_of(sealed))
    if not _fits(key.scope, scope):
        raise SealBroken(f"What {place} holds was sealed for somebody else.")
    nonce, body = sealed[1 + KEY_ID_BYTES : HEADER_BYTES], sealed[HEADER_BYTES:]
    try:
        return cipher.decrypt(nonce, body, _context(place, key.scope, row))
    except InvalidTag as error:
        raise SealBroken(f"What {place} holds belongs to another row, or was changed.") from error


def open_soon(sealed: Iterable[bytes | memoryview]) -> None:
    """Fetch the keys of many sealed things in one query, a moment before they are opened one by one."""
    remember_keys(_key_id_of(bytes(one)) for one in sealed)


def has_key(sealed: bytes | memoryview | None) -> bool:
    """Whether the key this was sealed under still exists; says nothing of whether it may be opened here."""
    return WrappedKey.objects.filter(pk=_key_id_of(bytes(sealed or b""))).exists()


def blind(value: str, purpose: str) -> bytes:
    """A keyed fingerprint by which a value can be looked up, and not guessed without the key."""
    return hmac.new(keys_folder().index, f"{purpose}\0{value}".encode(), hashlib.sha256).digest()


def veil(sealed: bytes | memoryview, row: str) -> bytes:
    """A sealed value in which the id of its key stands no longer in the clear; done again, the value as it was.

    For rows beside those of somebody else: there, whose keys they need would tell who has to do with whom. Nobody
    without the look-up key, which lies outside the database, takes the veil off.
    """
    sealed = bytes(sealed)
    mask = blind(row, "veil")[:KEY_ID_BYTES]
    key_id = bytes(one ^ other for one, other in zip(sealed[1 : 1 + KEY_ID_BYTES], mask, strict=True))
    return sealed[:1] + key_id + sealed[1 + KEY_ID_BYTES :]


def destroy_key(scope: Scope) -> bool:
    """Destroy a scope's key, and with it everything sealed under it; true if there was one."""
    forget_remembered_keys()
    return WrappedKey.objects.filter(scope=scope.name).delete()[0] > 0


def destroy_ended_buckets() -> int:
    """Destroy the keys of dated buckets whose time is over; returns how many."""
    forget_remembered_keys()
    return WrappedKey.objects.filter(ends_on__lt=clock.now().date()).delete()[0]


def _key_id_of(sealed: bytes) -> int:
    return int.from_bytes(sealed[1 : 1 + KEY_ID_BYTES], signed=True)


def _fits(scope_of_key: str, scope: Scope) -> bool:
    if scope.kind.startswith("bucket-"):
        return scope_of_key.startswith(f"{scope.kind}:")
    return scope_of_key == scope.name


def _context(place: str, scope: str, row: str) -> bytes:
    return f"{place}|{scope}|{row}".encode()
