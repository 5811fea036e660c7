"""Looking at the database: whether it is sound and of this release, the clock, and work behind the pages."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from alongside.core import clock
from alongside.core.doctor.finding import Finding
from alongside.core.models import EventRow, JobRow
from alongside.core.parked import parked_jobs

LATE = timedelta(hours=1)  # a job that waits longer than this has no worker
SKEW = timedelta(minutes=2)


def database() -> Iterator[Finding]:
    """The database."""
    remedy = "Stop Alongside and restore the newest backup: alongside restore FILE --replace"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check(3)")
            damage = [line for (line,) in cursor.fetchall() if line != "ok"]
            if damage:
                yield Finding("The database", f"The database file is damaged: {damage[0]}", remedy)
            cursor.execute("PRAGMA foreign_key_check")
            if cursor.fetchone():
                yield Finding("The database", "Some rows point at rows that are gone.", remedy)
        else:
            cursor.execute("SELECT 1")


def migrations() -> Iterator[Finding]:
    """Whether the database fits this release."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield Finding(
            "Whether the database fits this release",
            f"The database is older than this release: {len(waiting)} steps are missing.",
            "Back up, then say: alongside migrate",
        )


def time() -> Iterator[Finding]:
    """The clock."""
    now = clock.now()
    newest = EventRow.objects.order_by("-at").values_list("at", flat=True).first()
    own_age = datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    if newest and newest > now + SKEW:
        what = f"This machine says it is {now:%Y-%m-%d %H:%M} UTC, but things have happened here after that."
    elif now < own_age - timedelta(days=1):
        what = f"This machine says it is {now:%Y-%m-%d %H:%M} UTC, which is before this release was installed."
    elif (apart := abs(_database_time() - now)) > SKEW:
        what = f"The clocks of this machine and of the database differ by {int(apart.total_seconds())} seconds."
    else:
        return
    yield Finding("The clock", what, "Set the clock, best by turning on network time: timedatectl set-ntp true")


def _database_time() -> datetime:
    if connection.vendor == "sqlite":
        return clock.now()  # SQLite asks the same machine
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def jobs() -> Iterator[Finding]:
    """Work behind the pages."""
    if parked := JobRow.objects.filter(parked=True).count():
        yield Finding(
            "Work behind the pages",
            f"{parked} jobs failed again and again and were put aside: {', '.join(parked_jobs())}.",
            "Tell those who make Alongside. After an upgrade that mends them, say: alongside doctor --again",
            urgent=False,
        )
    late = JobRow.objects.filter(parked=False, attempt=0, due__lt=clock.now() - LATE).count()
    if late:
        yield Finding(
            "Work behind the pages",
            f"{late} jobs have waited for more than an hour.",
            "Is Alongside running? If you serve with --no-worker, start one: alongside worker",
        )
