"""What is done once stays done once, however often the form is sent."""

import hashlib

from alongside.core import clock
from alongside.core.models import OnceKey


def _hashed(key: str, who: str) -> str:
    return hashlib.sha256(f"{who}|{key}".encode()).hexdigest()


def find_once(key: str, *, by: str) -> str | None:
    """The result of the first time, if this key was used by this one before."""
    row = OnceKey.objects.filter(pk=_hashed(key, by)).first() if key else None
    return row.result if row else None


def remember_once(key: str, result: str, *, by: str) -> None:
    """Remember the result, in the verb's transaction; a second writer fails on the unique key."""
    if key:
        OnceKey.objects.create(key=_hashed(key, by), result=result, day=clock.today())
