"""Opening the keyring: keys in and out of their wrapping, and a short memory of those just used."""

import secrets
import time
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from alongside.core.errors import KeyLost, SealBroken
from alongside.core.keyring.models import WrappedKey
from alongside.core.keys import KEY_BYTES, KeysFolder

NONCE_BYTES = 12
REMEMBERED_SECONDS = 3.0  # how long another process may still read what has just been erased
REMEMBERED_KEYS = 1024

_remembered: dict[int, tuple[float, WrappedKey, AESGCM]] = {}


def keys_folder() -> KeysFolder:
    """The keys folder the settings name; it is filled at the first start, and never beside a sealed database."""
    return _open_folder(Path(settings.KEYS))


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


def wrap(key: bytes, *, root: str, scope: str) -> bytes:
    """Wrap a scope's key by a root key."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(keys_folder().root(root)).encrypt(nonce, key, scope.encode())


def unwrap(row: WrappedKey, *, root: AESGCM | None = None) -> bytes:
    """The scope's key, or KeyLost when its root key is missing, or SealBroken when the row was changed."""
    wrapped = bytes(row.wrapped)
    root = root or AESGCM(keys_folder().root(row.root))
    try:
        return root.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], row.scope.encode())
    except InvalidTag as error:
        raise SealBroken(f"The key of {row.scope.partition(':')[0]} in the keyring was changed.") from error


def key_to_seal_with(scope: str, *, ends_on: date | None) -> tuple[int, AESGCM]:
    """The id and cipher of a scope's key, which is made when there is none."""
    # Never from memory: a key whose row was rolled back or destroyed would seal what nobody can read again.
    row = WrappedKey.objects.filter(scope=scope).first() or _add_key(scope, ends_on)
    return row.pk, AESGCM(unwrap(row))


def _add_key(scope: str, ends_on: date | None) -> WrappedKey:
    folder = keys_folder()
    orphan = WrappedKey.objects.exclude(root__in=folder.root_names()).first()
    if orphan:
        folder.root(orphan.root)  # raises KeyLost: a second set of keys beside a lost one would hide the loss
    root = folder.current_root
    wrapped = wrap(secrets.token_bytes(KEY_BYTES), root=root, scope=scope)
    defaults = {"root": root, "wrapped": wrapped, "ends_on": ends_on}
    return WrappedKey.objects.get_or_create(scope=scope, defaults=defaults)[0]


def key_to_unseal_with(key_id: int) -> tuple[WrappedKey, AESGCM]:
    """The key of this id with its cipher, or SealBroken when it was destroyed."""
    known = _remembered.get(key_id)
    if known and known[0] > time.monotonic():
        return known[1], known[2]
    row = WrappedKey.objects.filter(pk=key_id).first()
    if row is None:
        _remembered.pop(key_id, None)
        raise SealBroken("The key to this was destroyed.")
    return row, remember_key(row)


def remember_keys(key_ids: Iterable[int]) -> None:
    """Fetch these keys in one query, for what is about to be opened together; those just used are there already."""
    now = time.monotonic()
    missing = {key for key in key_ids if not ((known := _remembered.get(key)) and known[0] > now)}
    roots: dict[str, AESGCM] = {}  # each is a file, read once for all
    for row in WrappedKey.objects.filter(pk__in=missing) if missing else ():
        if row.root not in roots:
            roots[row.root] = AESGCM(keys_folder().root(row.root))
        remember_key(row, root=roots[row.root])


def remember_key(row: WrappedKey, *, root: AESGCM | None = None) -> AESGCM:
    """Keep an unwrapped key for a few seconds; also for queries that read the key's row along with what it opens."""
    if len(_remembered) >= REMEMBERED_KEYS:
        _remembered.clear()
    cipher = AESGCM(unwrap(row, root=root))
    _remembered[row.pk] = (time.monotonic() + REMEMBERED_SECONDS, row, cipher)
    return cipher


def forget_remembered_keys() -> None:
    """Empty this process's short memory of unwrapped keys."""
    _remembered.clear()
