"""Recognising the numbers by which papers and studies are known, in what people write and in links they paste.

Looked at is what the words say themselves. A number that stands in quoted lines is somebody else's word, and one that
a mask touches is not there to be read: neither counts, and no part of it passes for another number.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import re2

LOOKED_AT = 100_000  # characters: more than any post or story; what is longer came from a program
MOST = 20  # references of one text: a post that names more is a list to be looked at elsewhere
DOI, PMID, PMC, NCT = "doi", "pmid", "pmc", "nct"
LONGEST_DOI = 200  # letters; the standard knows no end, what is in use does

# What may stand before a number, because RE2 can't look back: nothing that makes it part of a longer one.
_BEFORE = r"(?:^|[^0-9A-Za-z])"
_LABELLED = r"(?:\s|[:#=]|\bno\.?\s|n\.?º|\bn[úu]m(?:ero|\.)?\s|\bnumber\s){0,6}"  # "PMID: 1", "PMID número 1"
_END = r"\b([.,][0-9])?"  # 12.345.678 is no number of ours, and neither is its beginning
_DOI = re2.compile(
    r"(https?://[!-~]{1,200}?[^0-9A-Za-z.]|(?:^|[^0-9A-Za-z.]))"
    r"(10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,3}(?:/|%2[Ff])[-A-Za-z0-9._;()/:\[\]+@$%#?=&!*'~,]{1,300})"
)
_PMID = re2.compile(
    rf"(?i){_BEFORE}(?:PMID|PubMed[ -]?ID|ID (?:de )?PubMed){_LABELLED}([1-9][0-9]{{0,7}}){_END}"
    rf"|(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed|pubmed\.gov)/(?:\?term=)?([1-9][0-9]{{0,7}}){_END}"
)
_PMC = re2.compile(rf"(?i){_BEFORE}PMC(?:ID)?{_LABELLED}(?:PMC)?([1-9][0-9]{{0,7}}){_END}")
_NCT = re2.compile(rf"(?i){_BEFORE}NCT[ -]?([0-9]{{8}}){_END}")

_HINT = re2.compile(r"(?i)10\.[0-9]{4}|PMID|PubMed|PMC|NCT")  # most words hold none: one look is enough for them
_QUOTED = re2.compile(r"(?m)^[ \t]{0,3}>[^\n]*$")
_CLOSES = {")": "(", "]": "["}
_ENDS = ".,;:!?'*_~([/&=#%-"  # belongs to the sentence, or to a number that was never finished
_PAGE_OF_IT = re.compile(r"/(?:full|fulltext|pdf|epdf|abstract|html|meta)\Z|\.pdf\Z", re.I)  # at a publisher's site


@dataclass(frozen=True)
class Reference:
    """One number, as its scheme writes it, and where it stands."""

    scheme: str
    number: str
    start: int
    end: int

    @property
    def key(self) -> tuple[str, str]:
        """What makes two references the same."""
        return self.scheme, self.number


def references_in(text: str, *, hidden: Iterable[str] = ()) -> tuple[Reference, ...]:
    """The papers and studies that a text names, each once, in its order; nothing of quoted or hidden passages."""
    text = text[:LOOKED_AT]
    if not _HINT.search(text):
        return ()
    away = _merged([*(m.span() for m in _QUOTED.finditer(text)), *(s for words in hidden for s in _spans(text, words))])
    found: dict[tuple[str, str], Reference] = {}
    for one in sorted(_all_in(text), key=lambda reference: reference.start):
        if one.key not in found and not _touches(one, away):
            found[one.key] = one
        if len(found) == MOST:
            break
    return tuple(found.values())


def _spans(text: str, passage: str) -> Iterator[tuple[int, int]]:
    """Where a hidden passage stands, and the letter on either side: what touches it is a part of something."""
    at = text.find(passage) if passage else -1
    while at >= 0:
        yield at - 1, at + len(passage) + 1
        at = text.find(passage, at + len(passage))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same places in their order, none of them within another, so that a look at them is a short one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _touches(one: Reference, away: list[tuple[int, int]]) -> bool:
    after = bisect(away, one.end - 1, key=lambda span: span[0])  # the places that begin before it ends
    return after > 0 and away[after - 1][1] > one.start


def _all_in(text: str) -> Iterator[Reference]:
    yield from _dois(text.replace("](", "] "))  # the words of a link, and where it leads, are two things
    for pattern, scheme, shape in ((_PMID, PMID, "{}"), (_PMC, PMC, "PMC{}"), (_NCT, NCT, "NCT{}")):
        for match in pattern.finditer(text):
            digits = next(filter(None, (match[1], match[3] if scheme == PMID else None)), "")
            if digits and not (match[2] or (scheme == PMID and match[4])):
                start, end = match.span()
                yield Reference(scheme, shape.format(digits), start + (not text[start].isalnum()), end)


def _dois(text: str) -> Iterator[Reference]:
    for match in _DOI.finditer(text):
        if number := _doi(match[2], in_link=match[1].startswith("http"), of_doi="doi.org/" in match[1]):
            yield Reference(DOI, number, match.start(2), match.end(2))


def _doi(written: str, *, in_link: bool, of_doi: bool) -> str:
    """A DOI without what belongs to the sentence or the link around it; nothing where none is left."""
    if in_link:
        written = unquote(re.split(r"[?#&]", written, maxsplit=1)[0])
        written = written if of_doi else _PAGE_OF_IT.sub("", written)
    written = _balanced(written).rstrip(_ENDS).lower()
    _prefix, _slash, own = written.partition("/")
    fits = own and written.isascii() and written.isprintable() and len(written) <= LONGEST_DOI
    return written if fits and any(sign.isalnum() for sign in own) else ""


def _balanced(written: str) -> str:
    """Up to the first closing bracket that nothing opened: it closes one of the sentence's."""
    depth = dict.fromkeys(_CLOSES.values(), 0)
    for at, sign in enumerate(written):
        if sign in depth:
            depth[sign] += 1
        elif opening := _CLOSES.get(sign):
            depth[opening] -= 1
            if depth[opening] < 0:
                return written[:at]
    return written
