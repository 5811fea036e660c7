"""Looking the installation over: what is well, what is wrong, and what to do about it, in plain words."""

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from alongside.core import clock
from alongside.core.errors import KeyLost
from alongside.core.health import LEAST_FREE
from alongside.core.keyring.opening import keys_folder
from alongside.core.keyring.verify import verify_keys
from alongside.core.models import EventRow, JobRow

BACKUP_EVERY = timedelta(days=2)
LEFT_BY_A_RESTORE = timedelta(days=7)
LATE = timedelta(hours=1)  # a job that waits longer than this has no worker
SKEW = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `trouble` is empty when it is well; `remedy` says what to do."""

    looked_at: str
    trouble: str = ""
    remedy: str = ""
    urgent: bool = True  # people lose something, or cannot come in


def look_over() -> Iterator[Finding]:
    """Look at everything, one after another; a look that fails itself is a finding too."""
    for look in LOOKS:
        name = (look.__doc__ or "").rstrip(".")
        try:
            found = list(look())
        except (DatabaseError, OSError) as error:
            found = [Finding(name, f"This could not be looked at: {error}", "Mend what is said above first.")]
        yield from found or [Finding(name)]


def _disk() -> Iterator[Finding]:
    """Space on the disk."""
    for folder in {settings.DATA, settings.KEYS, settings.BACKUPS}:
        there = next(parent for parent in (folder, *folder.parents) if parent.exists())
        free = shutil.disk_usage(there).free
        if free < LEAST_FREE:
            yield Finding(
                "Space on the disk",
                f"Only {free // 1_000_000} MB are free where {folder} lies. Soon nothing can be written.",
                "Free some space: delete what isn't needed there, move old backups away, or get a larger disk.",
            )


def _permissions() -> Iterator[Finding]:
    """Who can read the files."""
    places = [settings.KEYS, *settings.KEYS.glob("*"), *settings.DATA.glob("*.sqlite3*"), settings.BACKUPS]
    for place in places:
        if not place.exists():
            continue
        mode = stat.S_IMODE(place.stat().st_mode)
        secret = place == settings.KEYS or place.parent == settings.KEYS
        if mode & (0o077 if secret else 0o007):
            right = "700" if place.is_dir() else "600"
            yield Finding(
                "Who can read the files",
                f"Other users of this machine can open {place}.",
                f"Say: chmod {right} {place}",
                urgent=secret,
            )


def _database() -> Iterator[Finding]:
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


def _migrations() -> Iterator[Finding]:
    """Whether the database fits this release."""
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield Finding(
            "Whether the database fits this release",
            f"The database is older than this release: {len(waiting)} steps are missing.",
            "Back up, then say: alongside migrate",
        )


def _keys() -> Iterator[Finding]:
    """The keys."""
    try:
        keys_folder()
    except KeyLost as lost:
        yield Finding("The keys", str(lost), _put_back())
        return
    found = verify_keys()
    if found.index_missing:
        yield Finding("The keys", "The key of look-ups (index.key) is missing: nobody can sign in.", _put_back())
    for root, count in found.lost.items():
        yield Finding("The keys", f"The file root-{root}.key is missing; {count} keys need it.", _put_back())
    if found.changed:
        yield Finding("The keys", f"{found.changed} keys in the database were changed or are damaged.", _put_back())


def _put_back() -> str:
    return (
        f"Put the files of your newest keys backup back into {settings.KEYS}: alongside keys restore FILE. "
        "If there is no copy left anywhere: alongside keys lost"
    )


def _time() -> Iterator[Finding]:
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


def _jobs() -> Iterator[Finding]:
    """Work behind the pages."""
    parked = JobRow.objects.filter(parked=True).count()
    if parked:
        yield Finding(
            "Work behind the pages",
            f"{parked} jobs failed again and again and were put aside.",
            "The page of jobs names them. After an upgrade that mends them, let them run again from there.",
            urgent=False,
        )
    late = JobRow.objects.filter(parked=False, attempt=0, due__lt=clock.now() - LATE).count()
    if late:
        yield Finding(
            "Work behind the pages",
            f"{late} jobs have waited for more than an hour.",
            "Is Alongside running? If you serve with --no-worker, start one: alongside worker",
        )


def _backups() -> Iterator[Finding]:
    """Backups."""
    newest = max((file.stat().st_mtime for file in settings.BACKUPS.glob("content/*-content.tar")), default=None)
    now = clock.now().timestamp()
    if newest is None or now - newest > BACKUP_EVERY.total_seconds():
        age = 0 if newest is None else int((now - newest) // 86400)
        said = f"The newest backup is {age} days old" if age else "There is no backup yet"
        yield Finding("Backups", f"{said} in {settings.BACKUPS}.", "Once a day, say: alongside backup", urgent=False)
    for left in settings.DATA.glob("before-restore-*"):
        if now - left.stat().st_mtime > LEFT_BY_A_RESTORE.total_seconds():
            yield Finding(
                "Backups",
                f"{left} still holds what was there before a restore, people erased since included.",
                f"If the restore was good, say: rm -r {left}",
                urgent=False,
            )


def _address() -> Iterator[Finding]:
    """The address people type."""
    local = settings.HOST in ("localhost", "127.0.0.1")
    if not settings.SECURE and not local:
        yield Finding(
            "The address people type",
            f"{settings.URL} is not encrypted: others on the way can read along, and passkeys don't work.",
            "Put a proxy with a certificate in front and set ALONGSIDE_URL to its https:// address.",
        )


LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    _disk,
    _permissions,
    _database,
    _migrations,
    _keys,
    _time,
    _jobs,
    _backups,
    _address,
)
