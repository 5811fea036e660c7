"""Backing up: content in one file, keys in another, and the list of erasures beside them."""

import os
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from alongside.core import clock
from alongside.core.erasures import write_log
from alongside.core.keys import sync_folder
from alongside.portability.database_copy import copy_database
from alongside.portability.keys_copy import newest_first, write_keys

CONTENT_KEPT = timedelta(days=35)  # public words leave the backups after this
KEYS_KEPT = timedelta(days=7)  # private fields and links to aliases after this
MOMENT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup wrote and what it cleared away."""

    content: Path
    keys: Path
    erasures: Path
    key_count: int
    cleared: list[Path]


def back_up(*, to: Path | None = None, keys_to: Path | None = None) -> BackedUp:
    """Write one backup while the installation is in use, and clear away those that are too old to keep."""
    to = to or settings.BACKUPS
    content_folder, keys_folder = to / "content", keys_to or to / "keys"
    moment = clock.now().strftime(MOMENT)
    for folder in (to, content_folder, keys_folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Keys after content: every key that a row of the copy needs was made before that row.
    content = _finish(content_folder / f"{moment}-content.tar", _write_content)
    counted: list[int] = []
    keys = _finish(keys_folder / f"{moment}-keys.tar.gz", lambda file: counted.append(write_keys(file)))
    erasures = write_log(to)
    if to != settings.BACKUPS:
        write_log(settings.BACKUPS)
    cleared = clear_old(content_folder, "content", CONTENT_KEPT) + clear_old(keys_folder, "keys", KEYS_KEPT)
    return BackedUp(content, keys, erasures, counted[0], cleared)


def clear_old(folder: Path, kind: str, kept: timedelta) -> list[Path]:
    """Delete backups of this kind that are older than they may be; what has another name is left alone."""
    old = [file for file in newest_first(folder, kind) if clock.now() - (_moment_of(file) or clock.now()) > kept]
    for file in old:
        file.unlink()
    return old


def _moment_of(file: Path) -> datetime | None:
    try:
        return datetime.strptime(file.name.partition("-")[0], MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None


def _write_content(file: Path) -> None:
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".making-") as folder, tarfile.open(file, "w") as tar:
        database = copy_database(Path(folder))
        tar.add(database, arcname=database.name)
        if Path(settings.MEDIA_FOLDER).is_dir():
            tar.add(settings.MEDIA_FOLDER, arcname="media", filter=_without_owner)


def _without_owner(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def _finish(file: Path, write: Callable[[Path], None]) -> Path:
    """Write under another name and rename at the end, so that a file with the right name is a whole backup."""
    part = file.with_name(f".{file.name}.part")
    try:
        part.touch(mode=0o600)
        write(part)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(file)
        sync_folder(file.parent)
    finally:
        part.unlink(missing_ok=True)
    return file
