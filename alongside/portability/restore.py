"""Restoring: a content backup with the keys that still exist, and then every erasure again."""

import shutil
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from alongside.core import clock
from alongside.core.erasures import FILE_NAME, take_in_log
from alongside.core.errors import Refused
from alongside.core.keyring.models import WrappedKey
from alongside.core.keyring.verify import Findings, verify_keys
from alongside.core.traces import empty_traces
from alongside.portability.backup import MOMENT
from alongside.portability.database_copy import put_back
from alongside.portability.erase import replay_erasures
from alongside.portability.keys_copy import newest_first, put_back_files, put_back_keyring, read_keys
from alongside.threads.rerender import queue_rendering


class RestoreRefused(Refused):
    """Something stands in the way of restoring."""


@dataclass
class Restored:
    """What a restore did."""

    keys_from: str
    findings: Findings
    erased_again: int
    key_files: list[str] = field(default_factory=list)
    aside: Path | None = None


def restore(
    content: Path, *, keys: Path | None = None, erasures: Sequence[Path] = (), replace: bool = False
) -> Restored:
    """Put a backup in place of what is there. Nobody may be serving meanwhile."""
    present = _present_keys()
    if present is not None and not replace:
        raise RestoreRefused("There is a database here already. Say --replace to put the backup in its place.")
    beside = content.parent.parent
    keys = keys or _newest_keys(beside / "keys", settings.BACKUPS / "keys")
    rows, files = read_keys(keys) if keys else ([], {})
    if present and not keys:
        rows = present
    if not rows:
        raise RestoreRefused("No keys were found. Say --keys FILE with the keys backup that belongs to this content.")
    aside = _place_aside()
    written = put_back_files(files, settings.KEYS)
    _put_back_content(content, aside)
    put_back_keyring(rows)
    logs = [*erasures, content.parent / FILE_NAME, beside / FILE_NAME, settings.BACKUPS / FILE_NAME]
    take_in_log(logs)
    again = replay_erasures()
    empty_traces()
    return Restored(
        keys_from=str(keys or "the database that was here"),
        findings=verify_keys(),
        erased_again=again,
        key_files=written,
        aside=aside if aside.exists() else None,
    )


def _present_keys() -> list[WrappedKey] | None:
    """The keys of the database that is here now, or None when there is none worth the name."""
    try:
        if "keyring_wrappedkey" not in connection.introspection.table_names():
            return None
        return list(WrappedKey.objects.all()) or None
    except DatabaseError:
        return None


def _newest_keys(*folders: Path) -> Path | None:
    return next((file for folder in folders for file in newest_first(folder, "keys")), None)


def _place_aside() -> Path:
    """A new place for what is there now; made when something is moved there."""
    first = settings.DATA / f"before-restore-{clock.now().strftime(MOMENT)}"
    others = (first.with_name(f"{first.name}-{number}") for number in count(2))
    return next(place for place in chain([first], others) if not place.exists())


def _put_back_content(content: Path, aside: Path) -> None:
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restoring-") as folder:
        try:
            with tarfile.open(content) as tar:
                tar.extractall(folder, filter="data")
        except (tarfile.TarError, OSError) as error:
            raise RestoreRefused(f"{content} is not a backup of ours, or is damaged.") from error
        found = list(Path(folder).glob("database.*"))
        if len(found) != 1:
            raise RestoreRefused(f"{content} holds no database.")
        put_back(found[0], aside=aside)
        media = Path(settings.MEDIA_FOLDER)
        if media.exists():
            aside.mkdir(mode=0o700, parents=True, exist_ok=True)
            media.replace(aside / "media")
        if (Path(folder) / "media").exists():
            shutil.move(Path(folder) / "media", media)
    call_command("migrate", interactive=False, verbosity=0)
    queue_rendering()
