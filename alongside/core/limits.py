"""How often somebody may do a thing: token buckets in the database, right across processes."""

import hashlib
from datetime import timedelta

from django.conf import settings

from alongside.core import clock
from alongside.core.errors import TooOften
from alongside.core.models import Allowance
from alongside.core.rows import changed, fetched, made, stored_moment
from alongside.core.writing import writing

# A row that is there is held and given back as it is; until the transaction ends, nobody else spends from it.
HOLD = """
    INSERT INTO core_allowance (key, "left", at) VALUES (%s, %s, %s)
    ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING key, "left", at"""
SPEND = 'UPDATE core_allowance SET "left" = %s, at = %s WHERE key = %s'


def spend(what: str, who: str, *, most: int, per: timedelta, words: str) -> None:
    """Spend one of `most` allowed `per` time, or raise TooOften with these words.

    `who` is kept only as a hash under the installation's secret: the row tells nobody who did what.
    """
    key = hashlib.blake2b(f"{what}|{who}".encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=32).hexdigest()
    now, most = clock.now(), most * settings.LIMITS_TIMES
    with writing():
        allowance = made(Allowance, fetched(HOLD, [key, most, stored_moment(now)])[0])
        back = (now - allowance.at) / per * most
        left = min(most, allowance.left + max(back, 0))
        if left < 1:
            raise TooOften(words)
        changed(SPEND, [left - 1, stored_moment(now), key])
