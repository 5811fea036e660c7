"""Sealing: AES-256-GCM for everything private, bound to its place, its scope and its row; it fails closed.

A sealed value is version | key id | nonce | ciphertext and tag. Each scope has a random key of its own, kept in the
keyring wrapped by a root key, so that destroying one row there makes all that was sealed under it unreadable.
"""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from alongside.core import clock
from alongside.core.errors import KeyLost, SealBroken
from alongside.core.keyring.models import WrappedKey
from alongside.core.keys import KEY_BYTES, KeysFolder

VERSION = b"\x01"
KEY_ID_BYTES, NONCE_BYTES, TAG_BYTES = 8, 12, 16
HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES
BUCKET_DAYS = 30
REMEMBERED_SECONDS = 3.0  # how long another process may still read what has just been erased
REMEMBERED_KEYS = 1024

_remembered: dict[bytes, tuple[float, WrappedKey, AESGCM]] = {}


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
    key_id, cipher = _key_to_seal_with(scope)
    nonce = secrets.token_bytes(NONCE_BYTES)
    return VERSION + key_id + nonce + cipher.encrypt(nonce, text.encode(), _context(place, scope.name, row))


def unseal(sealed: bytes | memoryview, *, scope: Scope, place: str, row: str) -> str:
    """Return the text, or raise SealBroken: for another place, row or scope, a changed byte, a key that is gone.

    Of a dated bucket only the purpose has to be right: the seal itself says which month's key it needs.
    """
    sealed = bytes(sealed)
    if len(sealed) < HEADER_BYTES + TAG_BYTES or sealed[:1] != VERSION:
        raise SealBroken(f"What {place} holds was never sealed by us.")
    row_of_key, cipher = _key_to_unseal_with(sealed[1 : 1 + KEY_ID_BYTES])
    if not _fits(row_of_key.scope, scope):
        raise SealBroken(f"What {place} holds was sealed for somebody else.")
    nonce, body = sealed[1 + KEY_ID_BYTES : HEADER_BYTES], sealed[HEADER_BYTES:]
    try:
        return cipher.decrypt(nonce, body, _context(place, row_of_key.scope, row)).decode()
    except InvalidTag as error:
        raise SealBroken(f"What {place} holds belongs to another row, or was changed.") from error


def has_key(sealed: bytes | memoryview | None) -> bool:
    """Whether the key this was sealed under still exists; says nothing of whether it may be opened here."""
    key_id = bytes(sealed or b"")[1 : 1 + KEY_ID_BYTES]
    return WrappedKey.objects.filter(pk=int.from_bytes(key_id, signed=True)).exists()


def blind(value: str, purpose: str) -> bytes:
    """A keyed fingerprint by which a value can be looked up, and not guessed without the key."""
    return hmac.new(keys_folder().index, f"{purpose}\0{value}".encode(), hashlib.sha256).digest()


def destroy_key(scope: Scope) -> bool:
    """Destroy a scope's key, and with it everything sealed under it; true if there was one."""
    forget_remembered_keys()
    return WrappedKey.objects.filter(scope=scope.name).delete()[0] > 0


def destroy_ended_buckets() -> int:
    """Destroy the keys of dated buckets whose time is over; returns how many."""
    forget_remembered_keys()
    return WrappedKey.objects.filter(ends_on__lt=clock.now().date()).delete()[0]


def wrap(key: bytes, *, root: str, scope: str) -> bytes:
    """Wrap a scope's key by a root key."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(keys_folder().root(root)).encrypt(nonce, key, scope.encode())


def unwrap(row: WrappedKey) -> bytes:
    """The scope's key, or KeyLost when its root key is missing, or SealBroken when the row was changed."""
    wrapped = bytes(row.wrapped)
    root = AESGCM(keys_folder().root(row.root))
    try:
        return root.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], row.scope.encode())
    except InvalidTag as error:
        raise SealBroken(f"The key of {row.scope.partition(':')[0]} in the keyring was changed.") from error


def keys_folder() -> KeysFolder:
    """The keys folder the settings name."""
    return _open_folder(Path(settings.KEYS))


def remember_key(row: WrappedKey) -> AESGCM:
    """Keep an unwrapped key for a few seconds; for this module, and for queries that read the key's row along."""
    if len(_remembered) >= REMEMBERED_KEYS:
        _remembered.clear()
    cipher = AESGCM(unwrap(row))
    _remembered[row.pk.to_bytes(KEY_ID_BYTES)] = (time.monotonic() + REMEMBERED_SECONDS, row, cipher)
    return cipher


def forget_remembered_keys() -> None:
    """Empty this process's short memory of unwrapped keys."""
    _remembered.clear()


def forget_open_folder() -> None:
    """Read the keys folder anew at the next look; for when its files were put back."""
    _open_folder.cache_clear()


@lru_cache(maxsize=4)
def _open_folder(path: Path) -> KeysFolder:
    folder = KeysFolder(path)
    if folder.is_empty:
        if WrappedKey.objects.exists():
            raise KeyLost(f"There are no keys in {path}, but the database was sealed with some.")
        folder.fill()
    return folder


def _key_to_seal_with(scope: Scope) -> tuple[bytes, AESGCM]:
    # Never from memory: a key whose row was rolled back or destroyed would seal what nobody can read again.
    row = WrappedKey.objects.filter(scope=scope.name).first() or _add_key(scope)
    return row.pk.to_bytes(KEY_ID_BYTES), AESGCM(unwrap(row))


def _add_key(scope: Scope) -> WrappedKey:
    folder = keys_folder()
    if WrappedKey.objects.exclude(root__in=folder.root_names()).exists():
        missing = WrappedKey.objects.exclude(root__in=folder.root_names()).values_list("root", flat=True)[0]
        folder.root(missing)  # raises KeyLost: a second set of keys beside a lost one would hide the loss
    root = folder.current_root
    row, _ = WrappedKey.objects.get_or_create(
        scope=scope.name,
        defaults={
            "root": root,
            "wrapped": wrap(secrets.token_bytes(KEY_BYTES), root=root, scope=scope.name),
            "ends_on": scope.ends_on,
        },
    )
    return row


def _key_to_unseal_with(key_id: bytes) -> tuple[WrappedKey, AESGCM]:
    known = _remembered.get(key_id)
    if known and known[0] > time.monotonic():
        return known[1], known[2]
    row = WrappedKey.objects.filter(pk=int.from_bytes(key_id, signed=True)).first()
    if row is None:
        _remembered.pop(key_id, None)
        raise SealBroken("The key to this was destroyed.")
    return row, remember_key(row)


def _fits(scope_of_key: str, scope: Scope) -> bool:
    if scope.kind.startswith("bucket-"):
        return scope_of_key.startswith(f"{scope.kind}:")
    return scope_of_key == scope.name


def _context(place: str, scope: str, row: str) -> bytes:
    return f"{place}|{scope}|{row}".encode()
