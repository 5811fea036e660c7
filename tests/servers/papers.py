"""The services that know papers and studies, as they answer: with papers of our own invention."""

import contextlib
import json
import re
import ssl
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from alongside.core.fetching.fetch import Way
from tests.servers.https import LOOPBACK, Stub, https_server, says

HOSTS = ["eutils.ncbi.nlm.nih.gov", "api.crossref.org", "doi.org", "clinicaltrials.gov"]


def paper(title: str, *kinds: str, year: str = "2019 Mar 4", references: tuple[tuple[str, int], ...] = ()) -> object:
    """A summary as PubMed gives it."""
    named = [{"refsource": "J Soup", "reftype": reftype, "pmid": pmid, "note": ""} for reftype, pmid in references]
    return {"title": title, "pubdate": year, "pubtype": ["Journal Article", *kinds], "references": named}


PUBMED: dict[str, object] = {
    "11": paper("Salt and the kidney: a randomised trial.", "Randomized Controlled Trial"),
    "12": paper("Broth cures all.", "Retracted Publication", references=(("Retraction in", 99),)),
    "13": paper("Figures of 40 diets.", "Systematic Review", references=(("Erratum in", 98),)),
    "14": paper("A doubtful diet.", references=(("Expression of concern in", 97), ("Erratum in", 96))),
    "15": paper("Ginger in <i>mice</i> with &lt;b&gt;sore&lt;/b&gt; knees."),
    "16": paper("On broth: why it was withdrawn.", "Retraction of Publication", references=(("Retraction of", 12),)),
    "404": {"uid": "404", "error": "cannot get document summary"},
}
PMC: dict[str, object] = {
    "21": {"title": "Broth cures all.", "pubdate": "2019", "articleids": [{"idtype": "pmid", "value": "12"}]},
    "22": {"title": "Only in the archive", "pubdate": "2001", "articleids": [{"idtype": "pmid", "value": "0"}]},
}
CROSSREF: dict[str, object] = {
    "10.1000/fine": {"type": "journal-article", "title": ["Rest &amp; soup"], "issued": {"date-parts": [[2020, 5]]}},
    "10.1000/withdrawn": {
        "type": "journal-article", "title": ["RETRACTED: Soup cures"], "issued": {"date-parts": [[1998]]},
        "updated-by": [{"type": "correction", "DOI": "10.1000/c"}, {"type": "retraction", "DOI": "10.1000/Notice"}],
    },
    "10.1000/corrected": {
        "type": "journal-article", "title": ["A table of soups"],
        "updated-by": [{"type": "erratum", "DOI": "10.1000/erratum"}],
    },
    "10.1000/concern": {
        "type": "posted-content", "title": ["Soup early"],
        "updated-by": [{"type": "expression_of_concern", "DOI": "10.1000/e"}, {"type": "new_version", "DOI": "10.1/2"}],
    },
    "10.1000/notice": {
        "type": "journal-article", "title": ["Notice about soup"],
        "update-to": [{"type": "retraction", "DOI": "10.1000/withdrawn"}],
    },
    "10.1000/strange": {"title": "no list", "updated-by": "nothing", "issued": {"date-parts": [[None]]}},
}  # fmt: skip
OTHERS = {"10.5281/set": [{"DOI": "10.5281/set", "RA": "DataCite"}]}
TRIALS: dict[str, object] = {
    "NCT00000001": {
        "protocolSection": {
            "identificationModule": {"nctId": "NCT00000001", "briefTitle": "Soup for two"},
            "statusModule": {"startDateStruct": {"date": "2021-04"}},
            "designModule": {"studyType": "INTERVENTIONAL"},
        }
    },
}


class Papers:
    """What the services say now; a test may change it, or let them fail."""

    def __init__(self) -> None:
        self.pubmed = dict(PUBMED)
        self.crossref = dict(CROSSREF)
        self.fails: bytes | None = None
        self.stub: Stub | None = None

    @property
    def heard(self) -> list[str]:
        """The first line of each request."""
        return [sent.splitlines()[0] for sent in self.stub.heard] if self.stub else []

    @property
    def way(self) -> Way:
        """The way to these services and to no others."""
        stub = self.stub
        assert stub
        return Way(lambda *_asked: [LOOPBACK], lambda address: address == LOOPBACK, lambda: stub.trust, stub.port)

    def answer(self, host: str, sent: str) -> bytes:
        """As the service of this name answers."""
        if self.fails is not None:
            return self.fails
        path = unquote(sent.split(" ", 2)[1])
        if host == "eutils.ncbi.nlm.nih.gov":
            return self._summaries(path)
        if host == "api.crossref.org":
            work = self.crossref.get(path.removeprefix("/works/"))
            return says("200 OK", json.dumps({"message": work}).encode()) if work else says("404 Not Found", b"no.")
        if host == "doi.org":
            doi = path.removeprefix("/doiRA/")
            return says("200 OK", json.dumps(OTHERS.get(doi, [{"DOI": doi, "status": "DOI does not exist"}])).encode())
        return _trial(path)

    def _summaries(self, path: str) -> bytes:
        ids = re.findall(r"[?&]id=([0-9,]+)", path)[0].split(",")
        known = PMC if "db=pmc" in path else self.pubmed
        return says(
            "200 OK", json.dumps({"result": {"uids": ids, **{i: known[i] for i in ids if i in known}}}).encode()
        )


def _trial(path: str) -> bytes:
    number = path.removeprefix("/api/v2/studies/").partition("?")[0]
    if number == "NCT00000002":  # another number of the same study
        return says("301 Moved Permanently", Location="/api/v2/studies/NCT00000001")
    if number == "NCT99999999":
        return says("400 Bad Request", b"NCT number is malformed")
    found = TRIALS.get(number)
    return says("200 OK", json.dumps(found).encode()) if found else says("404 Not Found", b"NCT number not found")


@contextlib.contextmanager
def papers(folder: Path) -> Iterator[Papers]:
    """The services, for one test."""
    known = Papers()

    def answer(host: str, sent: str, line: ssl.SSLSocket) -> None:
        line.sendall(known.answer(host, sent))

    with https_server(folder, HOSTS, answer) as known.stub:
        yield known
