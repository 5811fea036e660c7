"""Which communities fit what a visitor said: a few, with their reasons, and those here first where they fit alike."""

from collections.abc import Collection
from dataclasses import dataclass

from alongside.guide.directory import described, listed
from alongside.guide.matching import Found, Reason, Why, match
from alongside.guide.matching.meaning import english_of
from alongside.guide.matching.read import read
from alongside.guide.matching.table import get_table
from alongside.guide.models import Entry
from alongside.guide.start.asked import Asked

MOST = 5  # nobody in trouble reads a longer list
LEAST = 0.85  # what a page of nonsense reaches by chance is less
LEAST_FOR_TAPS = 0.45  # without words: what is for everybody who tapped this, and no single illness
NEAR_THE_BEST = 0.6  # what fits much less than the first is no answer beside it
HERE = 1.05  # of two that fit alike the one here stands first


@dataclass(frozen=True, slots=True)
class Place:
    """A community or organisation that fits, and why."""

    entry: Entry
    reasons: tuple[Reason, ...]

    @property
    def is_here(self) -> bool:
        """Whether it is a community of this house."""
        return self.entry.community_id is not None


@dataclass(frozen=True, slots=True)
class Fitting:
    """What fits best, and in which communities here nothing would hurt to be read."""

    places: tuple[Place, ...]
    suits: Collection[int]


def find_fitting(asked: Asked, language: str) -> Fitting:
    """The few places that fit; where the words lead nowhere, those that fit what was tapped."""
    entries = {entry.public_id: entry for entry in listed()}
    spoken = asked.language or read(asked.words, language).language
    among = [described(entry) for entry in entries.values()]
    found = match(asked.words, asked.stands, spoken, asked.hope, among) if among else []
    fitting = _fitting(found, entries, LEAST if asked.words.strip() else LEAST_FOR_TAPS)
    if not fitting and asked.words.strip() and (asked.stands or asked.hope):
        fitting = _fitting(match("", asked.stands, spoken, asked.hope, among), entries, LEAST_FOR_TAPS)
    here = ((entries[one.id].community_id, one.score) for one in found)
    return Fitting(fitting, frozenset(community for community, score in here if community and score >= 0))


def _fitting(found: list[Found], entries: dict[str, Entry], least: float) -> tuple[Place, ...]:
    if not found or found[0].score < least:
        return ()
    enough = max(least, found[0].score * NEAR_THE_BEST)
    best = [one for one in found if one.score >= enough and _is_enough(one.reasons, entries[one.id])][: MOST + 1]
    best.sort(key=lambda one: -one.score * (HERE if entries[one.id].community_id else 1))
    return tuple(Place(entries[one.id], one.reasons) for one in best[:MOST])


def _is_enough(reasons: Collection[Reason], entry: Entry) -> bool:
    """Whether one would see why. Nearness alone leads to no single illness, and nowhere from what is no word."""
    near = [reason for reason in reasons if reason.why == Why.MEANING]
    if not near or any(reason.why in (Why.CONDITION, Why.WORDS) for reason in reasons):
        return bool(reasons)
    return not entry.conditions and all(_is_known(reason.because, entry.languages) for reason in near)


def _is_known(words: str, languages: list[str]) -> bool:
    known = [word for word, _place in english_of(read(words, languages[0] if languages else "en"))]
    return bool(known) and all(get_table().find(word) is not None for word in known)
