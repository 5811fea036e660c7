"""Illnesses, treatments and situations by the names that people give them, in English and Spanish."""

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from alongside.core.index.words import fold, stem, words_in
from alongside.guide.matching.read import FOLDER, Text, read, small_words
from alongside.guide.matching.spelling import TRIES, Speller
from alongside.guide.matching.table import get_table

SIGN = 0.7  # what a test, a medicine or a feeling counts beside the illness's own name
HINT = 0.4  # what a hint counts beside a name
DENIED = 0.2  # what "not cancer, they say" counts
MISSPELLED = 0.9
_DENIALS = {
    "en": frozenset(
        [
            "not",
            "isnt",
            "wasnt",
            "without",
            "never",
            "excluded",
            "dont",
            "doesnt",
            "didnt",
            "no",
            "arent",
            "hasnt",
            "havent",
        ]
    ),
    "es": frozenset(["no", "sin", "nunca", "ni", "tampoco", "descartado", "descartaron"]),
}
_WORD = re.compile(r"[^\W\d_]{2,}")
_END = re.compile(r"[.!?;:\n]")
_BEFORE = 3  # how many words before a name may deny it
_STILL = frozenset(
    ["only", "just", "yet", "one", "body", "sure", "know", "solo", "saben", "se", "puedo", "puede", "aguanto", "hay"]
)


@dataclass(frozen=True)
class Concept:
    """One of the things people live with: what it belongs to, what lies near, and its name in each language."""

    id: str
    up: tuple[str, ...]
    near: tuple[str, ...]
    kind: str  # illness, situation or loss
    names: tuple[tuple[str, str], ...]

    def name(self, language: str) -> str:
        """What it is called."""
        return dict(self.names).get(language) or self.id


@dataclass(frozen=True)
class Mention:
    """That a text speaks of something: how surely, and in which of its words."""

    concept: str
    weight: float
    first: int
    last: int


@dataclass(frozen=True)
class _Term:
    concept: str
    rest: tuple[str, ...]  # the stems that follow the first
    weight: float
    capitals: str  # what must stand in capitals


@functools.cache
def get_concepts() -> dict[str, Concept]:
    """Every concept of the lists by its id."""
    return {
        id: Concept(
            id,
            tuple(row.get("up", "").split()),
            tuple(row.get("near", "").split()),
            row.get("kind", "illness"),
            tuple((language, row[language].partition(";")[0].strip("~ ")) for language in ("en", "es")),
        )
        for id, row in _rows().items()
        if "en" in row
    }


def find_concepts(text: Text) -> list[Mention]:
    """What a text speaks of, each thing once, where it is said most surely."""
    stems = _respelled(text)
    terms, shouted = _terms(text.language), _capitals(text)
    found: list[Mention] = []
    for at in range(len(stems)):
        for term in terms.get(stems[at], ()):
            last = at + len(term.rest)
            if stems[at + 1 : last + 1] == term.rest and (not term.capitals or term.capitals in shouted):
                weight = term.weight * (DENIED if _is_denied(text, at) else 1)
                found.append(
                    Mention(term.concept, weight * (MISSPELLED if stems[at] != text.stems[at] else 1), at, last)
                )
    return _surest(found)


def find_named(name: str, language: str = "en") -> list[Mention]:
    """What an entry's own word for an illness stands for."""
    return find_concepts(replace(read(name.replace("/", " "), language), language=language))


def _surest(found: list[Mention]) -> list[Mention]:
    """Without what is only a part of a longer name: "kidney" in "kidney cancer"."""
    longest = {(one.first, one.last) for one in found}
    best: dict[str, Mention] = {}
    for one in found:
        if any(
            first <= one.first and one.last <= last and (first, last) != (one.first, one.last)
            for first, last in longest
        ):
            continue
        if one.concept not in best or best[one.concept].weight < one.weight:
            best[one.concept] = one
    return sorted(best.values(), key=lambda one: (-one.weight, one.first))


def _is_denied(text: Text, at: int) -> bool:
    before = text.words[max(0, at - _BEFORE) : at]
    for place, word in enumerate(before):
        if word in _DENIALS[text.language] and not (place + 1 < len(before) and before[place + 1] in _STILL):
            first, last = text.places[at - len(before) + place], text.places[at]
            return not _END.search(text.whole, first[1], last[0])
    return False


def _respelled(text: Text) -> tuple[str, ...]:
    """The stems, a misspelled long word's replaced by that of the word it is nearest to."""
    speller, stems, tries = _speller(text.language), list(text.stems), 0
    known = _stems(text.language)
    for at, word in enumerate(text.words):
        if tries == TRIES:
            break
        if stems[at] in known or word in speller.known or len(word) < 6 or get_table().find(word) is not None:
            continue
        tries += 1
        if meant := speller.find(word):
            stems[at] = stem([meant], text.language)[0]
    return tuple(stems)


def _capitals(text: Text) -> set[str]:
    """The words that stand in capitals, unless everything does."""
    if sum(letter.isupper() for letter in text.whole) * 2 > len(text.whole):
        return set()
    return {word.casefold() for word in _WORD.findall(text.whole) if word.isupper()}


@functools.cache
def _rows() -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for path in sorted((FOLDER / "conditions").glob("*.toml")):
        for id, row in tomllib.loads(path.read_text()).items():
            if "en" in row.keys() & rows.get(id, {}).keys():
                raise ValueError(f"{path.name} names {id} twice")
            rows.setdefault(id, {}).update(row)
    return rows


def _spelled(language: str) -> Iterator[tuple[str, str]]:
    for id, row in _rows().items():
        for part in (language, f"{language}_signs"):
            for term in row.get(part, "").split(";"):
                if term.strip():
                    yield id, ("+" if part != language else "") + term.strip()


@functools.cache
def _terms(language: str) -> dict[str, tuple[_Term, ...]]:
    """Terms by their first stem."""
    terms: dict[str, list[_Term]] = {}
    small = set(stem(list(small_words(language)), language))
    for id, term in _spelled(language):
        bare = term.lstrip("+~ ")
        first, *rest = stem(words_in(fold(bare)), language)
        if not rest and first in small and not bare.isupper():
            continue
        capitals = fold(bare) if bare.isupper() and bare.isalpha() else ""
        weight = HINT if "~" in term else SIGN if term[0] == "+" else 1.0
        terms.setdefault(first, []).append(_Term(id, tuple(rest), weight, capitals))
    return {first: tuple(some) for first, some in terms.items()}


@functools.cache
def _stems(language: str) -> frozenset[str]:
    return frozenset(word for first, some in _terms(language).items() for term in some for word in (first, *term.rest))


@functools.cache
def _speller(language: str) -> Speller:
    return Speller(frozenset(word for _, term in _spelled(language) for word in words_in(fold(term))))
