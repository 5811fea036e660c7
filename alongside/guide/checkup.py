"""What the doctor says of the guide's directory."""

from collections.abc import Iterator

from django.conf import settings

from alongside.core.doctor.finding import Finding
from alongside.guide.directory.links import nothing_answers
from alongside.guide.directory.listing import is_stale, listed
from alongside.guide.guides import guides
from alongside.guide.models import Link

NAME = "The guide's directory"


def directory() -> Iterator[Finding]:
    """The guide's directory."""
    entries = listed()
    if settings.CHECKS_LINKS and nothing_answers():
        yield Finding(
            NAME,
            "No address in the directory answered this month, so it is this machine that can't ask.",
            "Let it open https to any site, or set ALONGSIDE_CHECK_LINKS to no.",
            urgent=False,
        )
    elif dead := [entry for entry in entries if entry.link_state == Link.DEAD]:
        yield Finding(
            NAME,
            f"{len(dead)} of {len(entries)} addresses have not answered for a week; their entries say so.",
            "A guide finds them under /guide/keep/, and changes them or takes them out.",
            urgent=False,
        )
    if entries and not guides():
        stale = sum(is_stale(entry) for entry in entries)
        yield Finding(
            NAME,
            f"Nobody keeps the directory; nobody has looked at {stale} of its {len(entries)} entries for a year.",
            "Ask somebody to be a guide, and say so: `alongside guides add ADDRESS-OF-THEIR-PAGE`.",
            urgent=False,
        )
