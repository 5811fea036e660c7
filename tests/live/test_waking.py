"""What wakes a stream's reader wakes it however the word came."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection

from alongside.live.waking import CHANNEL, Ear

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no notifications"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def ear() -> Iterator[Ear]:
    """An ear that listens, and has heard everything until now."""
    ear = Ear()
    assert ear.wait()  # it has just begun, and knows of nothing that came before
    assert not ear.wait()
    yield ear
    ear.close()


@pytest.fixture
def other() -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """Somebody else's connection to the same database."""
    kept = connection.get_connection_params()
    known = {name: kept[name] for name in ("dbname", "user", "password", "host", "port") if kept.get(name)}
    with psycopg.connect(**known, autocommit=True) as other:
        yield other


def test_what_is_told_while_it_waits_is_heard(ear: Ear, other: "psycopg.Connection[tuple[object, ...]]") -> None:
    other.execute(f"NOTIFY {CHANNEL}")
    assert ear.wait()
    assert not ear.wait()


def test_what_is_told_while_it_reads_is_heard(ear: Ear, other: "psycopg.Connection[tuple[object, ...]]") -> None:
    other.execute(f"NOTIFY {CHANNEL}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.2)")  # the word comes along with this answer
    assert ear.wait()
    assert not ear.wait()
