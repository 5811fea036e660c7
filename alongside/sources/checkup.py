"""Looking over what looks up sources; for the doctor."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings

from alongside.core import clock
from alongside.core.doctor.finding import Finding
from alongside.sources.look_up import unanswered
from alongside.sources.models import Scheme

LONG = timedelta(days=3)  # a service that rests for a weekend is back by then
WHO = {
    Scheme.DOI: "api.crossref.org or doi.org",
    Scheme.PMID: "eutils.ncbi.nlm.nih.gov",
    Scheme.PMC: "eutils.ncbi.nlm.nih.gov",
    Scheme.NCT: "clinicaltrials.gov",
}


def looking_up() -> Iterator[Finding]:
    """Looking up sources."""
    if not settings.LOOKS_UP_SOURCES:
        return
    for who in sorted({WHO[Scheme(scheme)] for scheme in unanswered(clock.now() - LONG)}):
        yield Finding(
            "Looking up sources",
            f"For days, nothing could be learned from {who} about papers that posts name.",
            "Let this machine open https to it, or set ALONGSIDE_LOOK_UP_SOURCES to no; pages show the numbers anyway.",
            urgent=False,
        )
