"""Who a visitor is and of whom they write, read out of their words: for what they didn't tap."""

import functools
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from alongside.core.index.words import fold, words_in
from alongside.guide.matching.read import FOLDER, Text

OTHERS = frozenset(
    {"other", "another", "the", "a", "an", "her", "his", "their", "your", "otras", "otros", "otra", "otro"}
)
OFTEN_BARE = frozenset({"child", "baby"})
NEAR = 9  # how many words may lie between somebody and what befell them
# Somebody speaks of themselves, perhaps.
FIRST = frozenset(["i", "im", "ive", "id", "my", "me", "mine", "yo", "mi", "mis", "conmigo", "estoy", "tengo", "soy"])
PETS = frozenset(["dog", "cat", "pet", "puppy", "kitten", "horse", "perro", "perra", "gato", "gata", "mascota"])
OWN_AGES = {
    "en": re.compile(
        r"\b(?:i am|im|i'm|aged?|me) (\d\d)\b|^(\d\d)[ ,.]|\b(\d\d) (?:yo|years old and i)\b|\b(\d\d) and (?:i|my)\b"
        r"|\b(?:cancer|diagnosed|ill|sick) (?:at|aged) (\d\d)\b"
    ),
    "es": re.compile(r"\b(?:yo )?tengo (\d\d)\b(?! (?:dias|meses|semanas|hijos))|^(\d\d)[ ,.]|\bcon (\d\d) anos me\b"),
}


@dataclass(frozen=True)
class People:
    """Whether somebody lives with it, cares, or lost; whom they write of; and their age where they say it."""

    stands: frozenset[str]
    whom: frozenset[str]
    lost: frozenset[str]  # whom they lost
    age: int | None
    sure: bool  # whether what they said leaves little doubt about the stand


def read_people(text: Text, tapped: frozenset[str], losses: frozenset[str] = frozenset()) -> People:
    """What a text tells about its writer, after what they tapped and whom their words say they lost."""
    whom = _whom(text)
    lost = _lost(text, whom) | losses
    stands = tapped or _stands(text, whom, lost)
    speaks_of_oneself = not stands and not whom and not _count(text, "they") and bool(FIRST & set(text.words))
    age = _age(text)
    return People(
        frozenset({"lives_with"}) if speaks_of_oneself else stands,
        frozenset(who for who, _ in whom),
        lost if "lost" in stands else frozenset(),
        age,
        bool(tapped) or len(stands) == 1,
    )


def _stands(text: Text, whom: list[tuple[str, int]], lost: frozenset[str]) -> frozenset[str]:
    if lost:
        return frozenset({"lost"})
    own, others = _count(text, "self"), _count(text, "they")
    if _count(text, "care"):
        return frozenset({"cares_for"})
    if whom and (whom[0][1] <= 3 or others > own):
        return frozenset({"cares_for"})
    if others >= 2 and not own:
        return frozenset({"cares_for"})
    if own and not whom:
        return frozenset({"lives_with"})
    return frozenset({"lives_with", "cares_for"}) if own or whom else frozenset()


def _whom(text: Text) -> list[tuple[str, int]]:
    names = _vocabulary()[text.language]["whom"]
    return [
        (names[word], at)
        for at, word in enumerate(text.words)
        if word in names and not (at and names[word] not in OFTEN_BARE and text.words[at - 1] in OTHERS)
    ]


def _lost(text: Text, whom: list[tuple[str, int]]) -> frozenset[str]:
    """Whom somebody lost, where the words say so: a death near a person, and nothing that says it is yet to come."""
    died = _places(text, "died")
    died += [at for at in _places(text, "lost") if any(0 < place - at <= 4 for _, place in whom)]
    if not died or (len(_places(text, "not_died")) >= len(died)):
        return frozenset()
    if not whom and PETS & set(text.words):
        return frozenset()  # grief too, and not what any of these groups is for
    near = {who for who, place in whom if any(abs(place - at) <= NEAR for at in died)}
    return frozenset(near or {who for who, _ in whom} or {"somebody"})


def _age(text: Text) -> int | None:
    found = OWN_AGES[text.language].search(fold(text.whole[:2000]))
    if found:
        return int(next(group for group in found.groups() if group))
    return 15 if _count(text, "young") else None


def _count(text: Text, kind: str) -> int:
    return len(_places(text, kind))


def _places(text: Text, kind: str) -> list[int]:
    """Where a text says something of a kind."""
    phrases = _vocabulary()[text.language][kind]
    places = []
    for at, word in enumerate(text.words):
        if any(text.words[at : at + len(phrase)] == phrase for phrase in phrases.get(word, ())):
            places.append(at)
    return places


@functools.cache
def _vocabulary() -> dict[str, dict[str, Any]]:
    whole: dict[str, dict[str, Any]] = {}
    for language, kinds in tomllib.loads((FOLDER / "people.toml").read_text()).items():
        whom = {word: who for who, words in kinds.pop("whom").items() for word in words.split()}
        whole[language] = {"whom": whom} | {kind: _phrases(words) for kind, words in kinds.items()}
    return whole


def _phrases(words: str) -> dict[str, list[tuple[str, ...]]]:
    """Phrases by their first word."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words.split(","):
        first, *rest = words_in(fold(phrase))
        by_first.setdefault(first, []).append((first, *rest))
    return by_first
