"""Asking the right service about numbers of one scheme."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

from alongside.core.fetching.fetch import Fetched, Way, fetch
from alongside.sources.asking import crossref, pubmed, trials
from alongside.sources.asking.answers import Known
from alongside.sources.models import Scheme

WITHIN = 5.0  # seconds: the worker waits so long for somebody who doesn't answer, once an hour
HOSTS = frozenset(
    urlsplit(address).hostname or "" for address in (pubmed.URL, crossref.URL, crossref.WHOSE, trials.URL)
)

type Fetch = Callable[[str], Fetched]


def ask(scheme: str, numbers: list[str], way: Way | None = None) -> dict[str, Known]:
    """What is known of these numbers; raises NotFetched when nobody can say."""
    get: Fetch = partial(fetch, hosts=HOSTS, within=WITHIN, way=way or Way())
    if scheme == Scheme.PMID:
        return pubmed.ask(numbers, get)
    if scheme == Scheme.PMC:
        return pubmed.ask_pmc(numbers, get)
    one = crossref.ask if scheme == Scheme.DOI else trials.ask
    return {number: one(number, get) for number in numbers}
