"""How the installation is doing, in figures without any id: for this machine's own eyes."""

import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import Error, connection

from alongside.core.jobs import CLOCK

QUEUE = """
    SELECT count(*), coalesce(sum(CASE WHEN parked THEN 1 ELSE 0 END), 0),
        coalesce(sum(CASE WHEN NOT parked AND leased_until > {now} THEN 1 ELSE 0 END), 0),
        coalesce(sum(CASE WHEN NOT parked AND leased_until > 0 AND leased_until < {now} THEN 1 ELSE 0 END), 0),
        coalesce(sum(CASE WHEN NOT parked AND attempt > 1 THEN 1 ELSE 0 END), 0),
        min(CASE WHEN NOT parked AND leased_until < {now} THEN due END)
    FROM core_jobrow"""
LEAST_FREE = 200 * 1024 * 1024  # bytes of disk below which we say that we aren't ready: a backup would not fit


def figures() -> dict[str, float]:
    """Every figure by its name."""
    free = shutil.disk_usage(settings.DATA).free
    return {"alongside_up": 1, **_queue(), "alongside_disk_free_bytes": free, **_sizes(), **_own_use()}


def _queue() -> dict[str, float]:
    with connection.cursor() as cursor:
        cursor.execute(QUEUE.format(now=CLOCK[connection.vendor]))
        waiting, parked, leased, expired, again, oldest = cursor.fetchone()
    return {
        "alongside_jobs_waiting": waiting - parked,
        "alongside_jobs_parked": parked,
        "alongside_jobs_leased": leased,
        "alongside_jobs_lease_expired": expired,
        "alongside_jobs_tried_again": again,
        "alongside_jobs_oldest_seconds": _age(oldest),
    }


def _age(oldest: object) -> float:
    """Seconds that the longest-waiting job is late; SQLite gives its moment as text, PostgreSQL as a moment."""
    if oldest is None:
        return 0
    moment = oldest if isinstance(oldest, datetime) else datetime.fromisoformat(str(oldest))
    return max(0.0, time.time() - (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def _sizes() -> dict[str, float]:
    if connection.vendor != "sqlite":
        return {}
    database = Path(connection.settings_dict["NAME"])
    log = database.with_name(database.name + "-wal")
    return {
        "alongside_database_bytes": database.stat().st_size if database.exists() else 0,
        "alongside_write_ahead_log_bytes": log.stat().st_size if log.exists() else 0,
    }


def _own_use() -> dict[str, float]:
    return {"alongside_process_cpu_seconds": time.process_time()}


def as_text(named: dict[str, float]) -> str:
    """The figures as the lines that monitoring reads."""
    return "".join(f"{name} {value:g}\n" for name, value in named.items())


def troubles() -> list[str]:
    """What keeps the installation from being ready, in plain words; empty when all is well."""
    found = []
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM core_jobrow LIMIT 1")
    except Error:
        found.append("The database doesn't answer, or has no tables yet. Try: alongside doctor")
    if shutil.disk_usage(settings.DATA).free < LEAST_FREE:
        found.append("The disk is almost full. Free some space before people lose what they write.")
    return found
