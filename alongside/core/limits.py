"""How often somebody may do a thing: token buckets in the database, right across processes."""

import hashlib
from datetime import timedelta

from django.conf import settings

from alongside.core import clock
from alongside.core.errors import TooOften
from alongside.core.models import Allowance
from alongside.core.writing import writing


def spend(what: str, who: str, *, most: int, per: timedelta, words: str) -> None:
    """Spend one of `most` allowed `per` time, or raise TooOften with these words.

    `who` is kept only as a hash under the installation's secret: the row tells nobody who did what.
    """
    key = hashlib.blake2b(f"{what}|{who}".encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=32).hexdigest()
    now = clock.now()
    with writing():
        Allowance.objects.bulk_create([Allowance(key=key, left=most, at=now)], ignore_conflicts=True)
        allowance = Allowance.objects.select_for_update().get(pk=key)
        back = (now - allowance.at) / per * most
        left = min(most, allowance.left + max(back, 0))
        if left < 1:
            raise TooOften(words)
        Allowance.objects.filter(pk=key).update(left=left - 1, at=now)
