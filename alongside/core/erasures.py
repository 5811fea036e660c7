"""The erasure log: which keys were destroyed, so that no restored backup brings anybody back.

It is kept in the database and, in a file, beside the backups; either copy is enough.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from alongside.core import clock
from alongside.core.keyring.models import ERASURES_KEPT, Erasure
from alongside.core.sealing import Scope, blind
from alongside.core.writing import writing

FILE_NAME = "erasures.log"


def remember_erasure(scope: Scope, *, words_stay: bool = False) -> None:
    """Log that this scope was erased, in the transaction that erases it."""
    Erasure.objects.update_or_create(
        fingerprint=fingerprint_of(scope), defaults={"words_stay": words_stay, "day": clock.today()}
    )


def find_erasure(scope: Scope) -> Erasure | None:
    """What the log says of this scope."""
    return Erasure.objects.filter(pk=fingerprint_of(scope)).first()


def fingerprint_of(scope: Scope) -> str:
    """By what the log knows a scope."""
    return blind(scope.name, "erasure").hex()


def write_log(folder: Path) -> Path:
    """Write the log into this folder, joined with what an older copy there says; sorted, so order tells nothing."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / FILE_NAME
    take_in_log([file])
    with writing():
        Erasure.objects.filter(day__lt=clock.today() - ERASURES_KEPT).delete()
    rows = Erasure.objects.order_by("fingerprint").values_list("day", "words_stay", "fingerprint")
    part = file.with_suffix(".part")
    part.write_text("".join(f"{day} {'stay' if stay else 'gone'} {name}\n" for day, stay, name in rows))
    part.chmod(0o600)
    part.replace(file)
    return file


def take_in_log(files: Iterable[Path]) -> int:
    """Read copies of the log into the database; returns how many erasures it did not know."""
    lines = [line.split() for file in files if file.exists() for line in file.read_text().splitlines()]
    rows = [
        Erasure(fingerprint=words[2], words_stay=words[1] == "stay", day=date.fromisoformat(words[0]))
        for words in lines
        if len(words) == 3
    ]
    known = Erasure.objects.count()
    with writing():
        Erasure.objects.bulk_create(rows, ignore_conflicts=True)
    return Erasure.objects.count() - known
