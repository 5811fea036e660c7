"""Trying every key in the keyring, and letting go of those that can never be opened again."""

from collections import Counter
from dataclasses import dataclass, field

from alongside.core.errors import KeyLost, SealBroken
from alongside.core.keyring.models import WrappedKey
from alongside.core.keyring.opening import forget_remembered_keys, keys_folder, unwrap
from alongside.core.writing import writing


@dataclass
class Findings:
    """What trying every key showed."""

    good: int = 0
    lost: Counter[str] = field(default_factory=Counter)  # root key's name → how many keys need it
    changed: int = 0
    index_missing: bool = False

    @property
    def all_well(self) -> bool:
        """Whether every key opens."""
        return not (self.lost or self.changed or self.index_missing)


def verify_keys() -> Findings:
    """Unwrap every key once and say how it went."""
    found = Findings()
    try:
        found.index_missing = not keys_folder().index
    except KeyLost:
        found.index_missing = True
    for row in WrappedKey.objects.order_by("pk").iterator(chunk_size=500):
        try:
            unwrap(row)
            found.good += 1
        except KeyLost:
            found.lost[row.root] += 1
        except SealBroken:
            found.changed += 1
    return found


def let_go_of_lost_keys() -> Counter[str]:
    """Delete every key that cannot be opened, so that new ones can be made; returns how many of each kind.

    What was sealed under them can never be read again. Only for when no copy of the root key is left anywhere.
    """
    kinds: Counter[str] = Counter()
    with writing():
        for row in WrappedKey.objects.order_by("pk"):
            try:
                unwrap(row)
            except (KeyLost, SealBroken):
                kinds[row.scope.partition(":")[0]] += 1
                row.delete()
    forget_remembered_keys()
    folder = keys_folder()
    if not folder.root_names():
        folder.add_root()
    if not (folder.path / "index.key").exists():
        folder.add_index()
    return kinds
