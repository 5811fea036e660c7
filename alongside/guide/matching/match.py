"""From a visitor's words to what fits them: names of illnesses, words, meaning, and for whom an entry is."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from alongside.guide.matching.asked import CLEAR, Asked, ask
from alongside.guide.matching.audience import fit
from alongside.guide.matching.concepts import get_concepts
from alongside.guide.matching.entry import Ready, prepare
from alongside.guide.matching.explain import reasons_for
from alongside.guide.matching.kinship import relatives
from alongside.guide.matching.meaning import nearness
from alongside.guide.matching.told import Described, Found

EXPLAINED = 8  # the first of what is found, with their reasons: nobody is shown more
ILLNESS, LEXICAL, MEANING = 1.6, 1.0, 0.3
KINDS = {"illness": 1.0, "situation": 0.55, "loss": 0.8}
OTHERS_COUNT = (1.0, 0.4, 0.2)  # the first thing found counts whole, what comes after it less
ANOTHER_ILLNESS = -1.0
ANOTHER_LANGUAGE = -2.5
THEIR_HOPE = 0.1
FOR_ALL = 0.25  # a group for many illnesses is never quite wrong
END_OF_LIFE_UNASKED = -3.0
SPREAD_UNASKED = -1.0  # a group for those whose cancer has spread frightens somebody who only just heard of theirs
ONLY_FOR = frozenset({"lgbt", "faith", "ethnic"})
NOT_THEIRS = -0.8


def match(text: str, stands: Iterable[str], language: str, hope: str, among: Sequence[Described]) -> list[Found]:
    """What fits somebody's words, the best first; below 0 stands what would not suit them."""
    asked = ask(text, stands, language, hope)
    ready = [prepare(entry) for entry in among]
    scores = _scores(asked, ready)
    order = sorted(range(len(ready)), key=lambda at: (-scores[at], ready[at].entry.id))
    return [
        Found(ready[at].entry.id, round(scores[at], 4), reasons_for(asked, ready[at]) if place < EXPLAINED else ())
        for place, at in enumerate(order)
    ]


def _scores(asked: Asked, ready: list[Ready]) -> list[float]:
    near = _nearness(asked, ready)
    rarity = _rarity(asked, ready)
    return [
        ILLNESS * _illness(asked, one)
        + LEXICAL * _lexical(asked, one, rarity)
        + MEANING * near[at]
        + _suits(asked, one)
        for at, one in enumerate(ready)
    ]


def _suits(asked: Asked, one: Ready) -> float:
    """What an entry gains and loses by its language, its hopes, for whom it is, and what nobody must meet unasked."""
    score = fit(asked.people, one.audience)
    if asked.language not in one.entry.languages:
        score += ANOTHER_LANGUAGE
    if asked.hope and asked.hope in one.entry.hopes:
        score += THEIR_HOPE
    clear = {mention.concept for mention in asked.mentions if mention.weight >= CLEAR}
    if one.concepts.get("dying", 0) >= CLEAR and "dying" not in clear and "lost" not in one.audience.stands:
        score += END_OF_LIFE_UNASKED
    if one.concepts.get("secondary_cancer", 0) >= CLEAR and "secondary_cancer" not in clear:
        score += SPREAD_UNASKED
    if any(one.concepts.get(only, 0) >= CLEAR and only not in clear for only in ONLY_FOR):
        score += NOT_THEIRS
    return score


def _illness(asked: Asked, one: Ready) -> float:
    """What a visitor speaks of, as far as the entry is about that."""
    concepts, told, clear, shared = get_concepts(), [], False, False
    for mention in asked.mentions:
        kind = concepts[mention.concept].kind
        near = relatives(mention.concept)
        shared_ones = near.keys() & one.concepts.keys()
        best = max((near[theirs] * one.concepts[theirs] for theirs in shared_ones), default=0.0)
        told.append(KINDS[kind] * mention.weight * best)
        if kind == "illness" and mention.weight >= CLEAR:
            clear = True
            shared |= not near.keys().isdisjoint(one.illnesses)
    score = sum(part * counts for part, counts in zip(sorted(told, reverse=True), OTHERS_COUNT, strict=False))
    if not one.illnesses:
        return score + FOR_ALL
    return score if shared or not clear else score + ANOTHER_ILLNESS


def _lexical(asked: Asked, one: Ready, rarity: dict[str, float]) -> float:
    """The words they share, rare ones more; from 0 to 1."""
    if asked.text.language != one.language:
        return 0.0
    told = sum(rarity[stem] * one.stems[stem] / (one.stems[stem] + 1.2) for stem in asked.stems & one.stems.keys())
    return told / (told + 6)


def _rarity(asked: Asked, ready: list[Ready]) -> dict[str, float]:
    holding = Counter(stem for one in ready for stem in asked.stems & one.stems.keys())
    return {stem: math.log(1 + len(ready) / count) for stem, count in holding.items()}


def _nearness(asked: Asked, ready: list[Ready]) -> list[float]:
    """By how much each stands out in meaning among those in the visitor's language, in deviations between -1 and 3."""
    spoken = [one.vector for one in ready if asked.language in one.entry.languages]
    if not any(asked.vector) or len(spoken) < 2:
        return [0.0] * len(ready)
    near = [nearness(asked.vector, vector) for vector in spoken]
    middle = sum(near) / len(near)
    wide = math.sqrt(sum((one - middle) ** 2 for one in near) / len(near)) or 1.0
    told = iter(near)
    return [
        min(3.0, max(-1.0, (next(told) - middle) / wide)) if asked.language in one.entry.languages else 0.0
        for one in ready
    ]
