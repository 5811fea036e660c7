"""Every look, one after another."""

from collections.abc import Callable, Iterable, Iterator

from django.db import DatabaseError

from alongside.core.doctor import files, rows
from alongside.core.doctor.finding import Finding

type Look = Callable[[], Iterator[Finding]]

LOOKS: tuple[Look, ...] = (
    files.disk,
    files.writing,
    files.permissions,
    rows.database,
    rows.migrations,
    files.keys,
    rows.time,
    rows.jobs,
    files.backups,
    files.address,
)


def look_over(looks: Iterable[Look] = LOOKS) -> Iterator[Finding]:
    """Look at everything, one after another; a look that fails itself is a finding too."""
    for look in looks:
        name = (look.__doc__ or "").rstrip(".")
        try:
            found = list(look())
        except (DatabaseError, OSError) as error:
            found = [Finding(name, f"This could not be looked at: {error}", "Mend what is said above first.")]
        yield from found or [Finding(name)]
