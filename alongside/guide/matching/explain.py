"""Why something was found, in parts from which a page makes a sentence."""

from alongside.guide.matching.asked import Asked
from alongside.guide.matching.called import called
from alongside.guide.matching.entry import Ready
from alongside.guide.matching.kinship import relatives
from alongside.guide.matching.meaning import heaviest
from alongside.guide.matching.told import Reason, Why

CONDITIONS = 2  # more reasons than these nobody reads
LEAST = 0.2  # what counts less than that is no reason


def reasons_for(asked: Asked, one: Ready) -> tuple[Reason, ...]:
    """The reasons that would make sense to whoever wrote the words, the strongest first."""
    reasons = _conditions(asked, one) or _meaning(asked, one)
    if stands := asked.people.stands & one.audience.stands:
        reasons += [Reason(Why.STAND, stand) for stand in sorted(stands)]
    if asked.language in one.entry.languages:
        reasons.append(Reason(Why.LANGUAGE, asked.language))
    if asked.hope and asked.hope in one.entry.hopes:
        reasons.append(Reason(Why.HOPE, asked.hope))
    return tuple(reasons)


def _conditions(asked: Asked, one: Ready) -> list[Reason]:
    told = []
    for mention in asked.mentions:
        kin = relatives(mention.concept)
        near = max((kin[theirs] * one.concepts[theirs] for theirs in kin.keys() & one.concepts.keys()), default=0.0)
        if near * mention.weight >= LEAST:
            name = called(mention.concept)
            told.append(
                (near * mention.weight, Reason(Why.CONDITION, name, asked.text.quote(mention.first, mention.last)))
            )
    told.sort(key=lambda pair: -pair[0])
    return [reason for _, reason in told[:CONDITIONS]]


def _meaning(asked: Asked, one: Ready) -> list[Reason]:
    place = heaviest(asked.text, one.vector)
    return [Reason(Why.MEANING, one.entry.name, asked.text.quote(*place))] if place else []
