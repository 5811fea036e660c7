"""How often somebody may do a thing: token buckets in the database, right across processes."""

import hashlib
from contextlib import nullcontext
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.db import connection

from alongside.core import clock
from alongside.core.errors import TooOften
from alongside.core.rows import changed, stored_moment
from alongside.core.writing import writing

# One statement, so that nobody else spends in between: what has come back since is given, and one is taken, where
# there is one. SECONDS and LEAST differ by database; nothing else ever enters these.
SPEND = """
    INSERT INTO core_allowance (key, "left", at) VALUES (%s, %s, %s)
    ON CONFLICT (key) DO UPDATE SET "left" = HAS - 1, at = excluded.at WHERE HAS >= 1"""
HAS = "LEAST(%s, core_allowance.left + GREATEST(SECONDS, 0) / %s * %s)"
OF_SQLITE = {
    "LEAST": "MIN", "GREATEST": "MAX", "SECONDS": "(julianday(excluded.at) - julianday(core_allowance.at)) * 86400"
}  # fmt: skip
OF_POSTGRES = {"SECONDS": "EXTRACT(EPOCH FROM excluded.at - core_allowance.at)"}


def spend(what: str, who: str, *, most: int, per: timedelta, words: str) -> None:
    """Spend one of `most` allowed `per` time, or raise TooOften with these words.

    `who` is kept only as a hash under the installation's secret: the row tells nobody who did what.
    """
    key = hashlib.blake2b(f"{what}|{who}".encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=32).hexdigest()
    most *= settings.LIMITS_TIMES
    had = [most, per.total_seconds(), most]
    with nullcontext() if connection.in_atomic_block else writing():  # a savepoint more would guard one statement
        if most < 1 or not changed(_for_this_database(), [key, most - 1, stored_moment(clock.now()), *had, *had]):
            raise TooOften(words)


@cache
def _for_this_database() -> str:
    sql = SPEND.replace("HAS", HAS)
    for word, here in (OF_SQLITE if connection.vendor == "sqlite" else OF_POSTGRES).items():
        sql = sql.replace(word, here)
    return sql
