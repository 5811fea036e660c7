"""Changing the root key: a new file, and every key wrapped anew; what is sealed stays as it is."""

from datetime import timedelta
from itertools import pairwise

from alongside.core import clock
from alongside.core.keyring.models import WrappedKey
from alongside.core.keyring.opening import forget_remembered_keys, keys_folder, unwrap, wrap
from alongside.core.writing import writing

BATCH = 200  # keys wrapped in one transaction: a few milliseconds of holding the pen
BACKUPS_OF_KEYS = timedelta(days=7)


def rotate() -> str:
    """Make a new root key and wrap every key by it; returns its name. Stopped half-way, `finish` goes on."""
    name = keys_folder().add_root()
    finish_rotation()
    return name


def finish_rotation() -> int:
    """Wrap by the current root key whatever is still wrapped by an older one; returns how many keys that were."""
    root, done = keys_folder().current_root, 0
    while batch := list(WrappedKey.objects.exclude(root=root).order_by("pk")[:BATCH]):
        with writing():
            for row in batch:
                wrapped = wrap(unwrap(row), root=root, scope=row.scope)
                # Only if it is still what we read: a key destroyed meanwhile must not come back.
                WrappedKey.objects.filter(pk=row.pk, root=row.root).update(root=root, wrapped=wrapped)
        done += len(batch)
    forget_remembered_keys()
    return done


def retire_roots() -> list[str]:
    """Delete root keys that wrap nothing and that no keys backup still needs; returns their names."""
    folder, retired = keys_folder(), []
    names = folder.root_names()
    for name, successor in pairwise(names):
        made = (folder.path / f"root-{successor}.key").stat().st_mtime
        rested = clock.now().timestamp() - made > BACKUPS_OF_KEYS.total_seconds()
        if rested and not WrappedKey.objects.filter(root=name).exists():
            (folder.path / f"root-{name}.key").unlink()
            retired.append(name)
    return retired
