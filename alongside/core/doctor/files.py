"""Looking at files: space, who can read them, keys, backups, and the address people type."""

import shutil
import stat
import tempfile
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings

from alongside.core import clock
from alongside.core.doctor.finding import Finding
from alongside.core.errors import KeyLost
from alongside.core.health import LEAST_FREE
from alongside.core.keyring.opening import keys_folder
from alongside.core.keyring.verify import verify_keys

BACKUP_EVERY = timedelta(days=2)
LEFT_BY_A_RESTORE = timedelta(days=7)


def disk() -> Iterator[Finding]:
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


def writing() -> Iterator[Finding]:
    """Whether the folders can be written."""
    for folder in {settings.DATA, settings.KEYS, settings.BACKUPS}:
        try:
            if folder.exists():
                tempfile.TemporaryFile(dir=folder).close()
        except OSError as error:
            yield Finding(
                "Whether the folders can be written",
                f"Nothing can be written in {folder}: {error.strerror}.",
                f"Let the user that runs Alongside own it, on a disk that isn't full or mounted read-only: {folder}",
            )


def permissions() -> Iterator[Finding]:
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


def keys() -> Iterator[Finding]:
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


def backups() -> Iterator[Finding]:
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


def address() -> Iterator[Finding]:
    """The address people type."""
    local = settings.HOST in ("localhost", "127.0.0.1")
    if not settings.SECURE and not local:
        yield Finding(
            "The address people type",
            f"{settings.URL} is not encrypted: others on the way can read along, and passkeys don't work.",
            "Put a proxy with a certificate in front and set ALONGSIDE_URL to its https:// address.",
        )
