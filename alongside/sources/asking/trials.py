"""ClinicalTrials.gov: one study in a question. What went wrong is said there in plain text; here the status counts."""

from collections.abc import Callable

from alongside.core.fetching.fetch import Fetched
from alongside.sources.asking.answers import MISSING, Known, opened, plain, within, year_of

URL = "https://clinicaltrials.gov/api/v2/studies/"
FIELDS = "?fields=NCTId,BriefTitle,StartDate,StudyType"  # the whole of a study with results is several megabytes
STUDIES = {"INTERVENTIONAL": "trial", "OBSERVATIONAL": "observation"}
NOT_THERE = (400, 404)  # no such form, no such study; a study under another number is where it moved to


def ask(number: str, get: Callable[[str], Fetched]) -> Known:
    """What is known of this study."""
    came = get(f"{URL}{number}{FIELDS}")
    if came.status in NOT_THERE:
        return MISSING
    study = within(opened(came), "protocolSection")
    return Known(
        title=plain(within(study, "identificationModule", "briefTitle")),
        year=year_of(within(study, "statusModule", "startDateStruct", "date")),
        study=STUDIES.get(str(within(study, "designModule", "studyType")), "study"),
    )
