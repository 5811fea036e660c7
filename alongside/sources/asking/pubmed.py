"""PubMed and PubMed Central: many numbers in one question."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from alongside.core.fetching.errors import FetchFailed
from alongside.core.fetching.fetch import Fetched
from alongside.sources.asking.answers import (
    MISSING,
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

URL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?retmode=json&tool=alongside"

# What a paper is, most telling first: a review of trials is a review.
STUDIES = (
    ("guideline", ("Practice Guideline", "Guideline", "Consensus Development Conference")),
    ("review-all", ("Meta-Analysis", "Systematic Review")),
    ("trial", ("Randomized Controlled Trial", "Controlled Clinical Trial", "Clinical Trial")),
    ("observation", ("Observational Study", "Twin Study", "Comparative Study")),
    ("case", ("Case Reports",)),
    ("review", ("Review", "Scoping Review")),
    ("opinion", ("Letter", "Editorial", "Comment", "News")),
    ("preprint", ("Preprint",)),
)
NOTICES = {
    "retraction in": Status.RETRACTED,
    "partial retraction in": Status.CONCERN,
    "expression of concern in": Status.CONCERN,
    "erratum in": Status.CORRECTED,
    "corrected and republished in": Status.CORRECTED,
}


def ask(numbers: list[str], get: Callable[[str], Fetched]) -> dict[str, Known]:
    """What PubMed knows of these numbers."""
    summaries = _summaries("pubmed", numbers, get)
    return {number: _known(summaries[number]) for number in numbers if number in summaries}


def ask_pmc(numbers: list[str], get: Callable[[str], Fetched]) -> dict[str, Known]:
    """The same for PubMed Central, which doesn't say what was retracted: PubMed does, under its own number."""
    summaries = _summaries("pmc", [number.removeprefix("PMC") for number in numbers], get)
    own = {f"PMC{digits}": summary for digits, summary in summaries.items()}
    papers = {number: pmid for number, summary in own.items() if (pmid := _pmid(summary))}
    said = ask(sorted(set(papers.values())), get) if papers else {}
    return {
        number: said[papers[number]] if papers.get(number) in said else _known(summary)
        for number, summary in own.items()
    }


def _summaries(database: str, numbers: list[str], get: Callable[[str], Fetched]) -> dict[str, Any]:
    answer = within(opened(get(f"{URL}&db={database}&id={','.join(numbers)}")), "result")
    if not isinstance(answer, dict):
        raise FetchFailed("PubMed answered something else.")
    return {number: answer[number] for number in numbers if isinstance(answer.get(number), dict)}


def _pmid(summary: Any) -> str:
    for named in each(within(summary, "articleids")):
        value = str(within(named, "value") or "")
        if within(named, "idtype") in ("pmid", "pubmed") and value.isdecimal() and value.isascii() and value != "0":
            return value
    return ""


def _known(summary: Any) -> Known:
    if within(summary, "error"):
        return MISSING
    title, is_marked = marked_title(within(summary, "title"))
    kinds = {str(kind) for kind in each(within(summary, "pubtype"))}
    notices = [
        (status, str(within(named, "pmid") or ""))
        for named in each(within(summary, "references"))
        if (status := NOTICES.get(str(within(named, "reftype") or "").lower()))
    ]
    if is_marked or "Retracted Publication" in kinds:
        notices.append((Status.RETRACTED, ""))
    status = worst([status for status, _where in notices])
    where = next((pmid for said, pmid in notices if said == status and pmid.isdecimal()), "")
    known = Known(
        status, title.rstrip("."), year_of(within(summary, "pubdate")), notice=f"PMID {where}" if where else ""
    )
    return replace(known, study=_study(kinds, known.title))


def _study(kinds: set[str], title: str) -> str:
    for study, names in STUDIES:
        if any(
            kind == name or (name == "Clinical Trial" and kind.startswith(name)) for kind in kinds for name in names
        ):
            return study
    return "animals" if in_animals(title) else "article" if kinds else ""
