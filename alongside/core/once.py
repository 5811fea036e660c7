"""What is done once stays done once, however often the form is sent."""

import hashlib
from collections.abc import Callable

from django.db import IntegrityError

from alongside.core import clock
from alongside.core.models import OnceKey
from alongside.core.writing import writing


def _hashed(key: str, who: str) -> str:
    return hashlib.sha256(f"{who}|{key}".encode()).hexdigest()


def find_once(key: str, *, by: str) -> str | None:
    """The result of the first time, if this key was used by this one before."""
    row = OnceKey.objects.filter(pk=_hashed(key, by)).first() if key else None
    return row.result if row else None


def do_once(key: str, do: Callable[[], str], *, by: str) -> str:
    """Do this, or give the result of the first time: also when both come in the same moment."""
    try:
        with writing():
            earlier = find_once(key, by=by)
            if earlier is None:
                earlier = do()
                remember_once(key, earlier, by=by)
    except IntegrityError:
        earlier = find_once(key, by=by)
        if earlier is None:
            raise
    return earlier


def remember_once(key: str, result: str, *, by: str) -> None:
    """Remember the result, in the verb's transaction; a second writer fails on the unique key."""
    if key:
        OnceKey.objects.create(key=_hashed(key, by), result=result, day=clock.today())
