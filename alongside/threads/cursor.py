"""How far a page or a stream has shown a thread, sealed: it opens for this thread alone and tells nothing.

A cursor holds the thread's last number, its version and the last event of the house. The seal makes two cursors of one
moment as different as those of two days, so that nobody reads from them how much is said elsewhere, or by whom.
"""

import base64
import binascii
import secrets
import struct
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from alongside.core.rows import fetched
from alongside.core.sealing import blind
from alongside.threads.models import Thread

_KEPT = struct.Struct(">IIQ")
_NONCE = 12
LAST_EVENT = "SELECT COALESCE(MAX(id), 0) FROM core_eventrow"


@dataclass(frozen=True, slots=True)
class Cursor:
    """Up to where everything was shown."""

    number: int
    version: int
    event: int


def cursor_of(thread: Thread) -> str:
    """Where this thread stands; to be asked after the thread was read, and before its posts are."""
    event = thread.event or last_event()
    return sealed_cursor(thread.public_id, Cursor(thread.last_number, thread.version, event))


def last_event() -> int:
    """The newest event there is."""
    return int(fetched(LAST_EVENT)[0][0])


def sealed_cursor(thread_public_id: str, cursor: Cursor) -> str:
    """The cursor as a page or a stream carries it; always equally long."""
    nonce = secrets.token_bytes(_NONCE)
    plain = _KEPT.pack(cursor.number, cursor.version & 0xFFFFFFFF, cursor.event)
    sealed = nonce + _cipher(thread_public_id).encrypt(nonce, plain, None)
    return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()


def find_cursor(thread_public_id: str, carried: str) -> Cursor | None:
    """What a cursor says; one that is broken, invented or of another thread is none."""
    try:
        sealed = base64.b64decode(carried + "=" * (-len(carried) % 4), altchars="-_", validate=True)
        plain = _cipher(thread_public_id).decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
        return Cursor(*_KEPT.unpack(plain))
    except (binascii.Error, ValueError, InvalidTag, struct.error):
        return None


@lru_cache(1_000)
def _cipher(thread_public_id: str) -> AESGCM:
    return AESGCM(blind(thread_public_id, "cursor"))
