"""Crossref: one DOI in a question. Who else gives DOIs is asked where Crossref knows none, before it leads nowhere."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from alongside.core.fetching.fetch import Fetched
from alongside.sources.asking.answers import (
    MISSING,
    NOTICE,
    Known,
    each,
    in_animals,
    marked_title,
    opened,
    within,
    worst,
    year_of,
)
from alongside.sources.models import Status

URL = "https://api.crossref.org/works/"
WHOSE = "https://doi.org/doiRA/"

# On a paper stands what updated it (`updated-by`); what it updates itself (`update-to`) stands on the notice, and says
# nothing of the notice. Corrections use the same field: the type tells.
UPDATES = {
    "retraction": Status.RETRACTED,
    "removal": Status.RETRACTED,
    "withdrawal": Status.RETRACTED,
    "partial_retraction": Status.CONCERN,
    "expression_of_concern": Status.CONCERN,
    "correction": Status.CORRECTED,
    "corrigendum": Status.CORRECTED,
    "erratum": Status.CORRECTED,
    "addendum": Status.CORRECTED,
}
STUDIES = {"posted-content": "preprint", "dataset": "figures", "peer-review": "opinion"}


def ask(number: str, get: Callable[[str], Fetched]) -> Known:
    """What Crossref knows of this DOI."""
    came = get(URL + quote(number, safe=""))
    if came.status == 404:
        return _of_others(number, get)
    return _known(within(opened(came), "message"))


def _of_others(number: str, get: Callable[[str], Fetched]) -> Known:
    """A DOI that somebody else gave is there, and no more is known of it."""
    answers = each(opened(get(WHOSE + quote(number, safe="/"))))
    return Known() if any(within(answer, "RA") for answer in answers) else MISSING


def _known(work: Any) -> Known:
    title, is_marked = marked_title(next(iter(each(within(work, "title"))), ""))
    updates = [
        (status, str(within(update, "DOI") or "").lower())
        for update in each(within(work, "updated-by"))
        if (status := UPDATES.get(str(within(update, "type") or "").lower().replace("-", "_")))
    ]
    if is_marked:
        updates.append((Status.RETRACTED, ""))
    status = worst([status for status, _where in updates])
    notice = next((f"DOI {doi}" for said, doi in updates if said == status and doi.startswith("10.")), "")
    kind = str(within(work, "type") or "")
    study = STUDIES.get(kind) or ("animals" if in_animals(title) else "book" if "book" in kind else "article")
    return Known(status, title, _year(work), study, _usable(notice))


def _usable(notice: str) -> str:
    """The number of a notice, or nothing where something else came in its place."""
    return notice if len(notice) <= NOTICE and notice.isascii() and notice.isprintable() else ""


def _year(work: Any) -> int | None:
    for moment in ("issued", "published", "created"):
        dates = [each(date) for date in each(within(work, moment, "date-parts"))]
        if dates and dates[0] and (year := year_of(dates[0][0])):
            return year
    return None
