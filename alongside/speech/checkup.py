"""Looking over the phrases that hosts of this installation added; for the doctor."""

from collections.abc import Iterator

from django.conf import settings

from alongside.core.doctor.finding import Finding
from alongside.speech.lists import read_lists

SHOWN = 20  # lines: who sees more at once mends none


def phrases() -> Iterator[Finding]:
    """Phrases of this house."""
    _lists, troubles = read_lists(settings.PHRASES)
    for trouble in troubles[:SHOWN]:
        where = f"line {trouble.line} of {trouble.file}" if trouble.line else trouble.file
        yield Finding(
            "Phrases of this house",
            f"In {settings.PHRASES}, {where} is left out. {trouble.why}",
            "Mend it; docs/operating/phrases.md tells how a line is written. All other lines work.",
            urgent=False,
        )
    if len(troubles) > SHOWN:
        more = f"{len(troubles) - SHOWN} more lines in {settings.PHRASES} are left out."
        yield Finding("Phrases of this house", more, "Mend those above first.", urgent=False)
