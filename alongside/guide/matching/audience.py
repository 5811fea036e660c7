"""For whom an entry is: whose parents or partners, of what age; and how that suits a visitor."""

import re
from dataclasses import dataclass

from alongside.core.index.words import fold
from alongside.guide.matching.people import People
from alongside.guide.matching.told import Described

_CHILD = r"(?:child|children|baby|babies|bab|daughter|son|kid|teen|toddler|hij[oa]s?|nin[oa]s?|bebe|menor)"
_FOR = {  # whom those are to the readers who are ill or died
    "baby": r"miscarr|stillb|baby|babies|pregnancy|cradle|bebe|embarazo|perinatal|gestacional",
    "child": rf"\b(?:parents?|mothers?|fathers?|mums?|moms?|dads?|padres|madres)\b.*\b{_CHILD}",
    "parent": r"(?:whose|lost|perdi\w*|have|a|with|su|con)\b.{0,25}\b(?:mother|father|m[uo]m|dad|parent|madre|padre)",
    "partner": r"husband|wife|wives|partners?|spouse|widow|viud|parejas?|marido|espos[oa]|conyuge",
    "sibling": r"brothers?|sisters?|siblings?|herman[oa]s",
}
_ANYBODY = re.compile(
    r"famil|anybody|anyone|everyone|loved ones|close to|friends|somebody|someone|cualquier|querido|personas que"
)
_SPAN = re.compile(r"\b(\d\d)\s*(?:-|–|to|a|and|y)\s*(\d\d)\b")
_UNDER = re.compile(r"\b(?:under|younger than|below|menores de) (\d\d)\b")
_OVER = re.compile(r"\b(?:over|older than|mayores de|más de) (\d\d)\b")
_AGES = {
    r"teen|adolescen": (12, 19), r"young adult|jovenes|young people|students": (16, 39),
    r"seniors|tercera edad": (60, 120),
}  # fmt: skip

# What suits or doesn't, against about 1.6 for the right illness: so that a wrong stand outweighs everything else.
NOT_THEIR_STAND, PERHAPS_NOT = -3.0, -1.2
NOT_BEREAVED = -4.0  # grief for somebody whose person lives
THEIR_PERSON, ANOTHER_PERSON, UNKNOWN_PERSON = 0.7, -2.0, -0.7
UNKNOWN_CHILD = -1.5  # a group of bereaved parents, for somebody who didn't say whom they lost
THEIR_AGE, ANOTHER_AGE, UNKNOWN_AGE = 0.5, -2.0, -0.8


@dataclass(frozen=True)
class Audience:
    """The stands an entry is for, whose people they are where it says, and their ages."""

    stands: frozenset[str]
    whom: frozenset[str]
    ages: tuple[int, int] | None


def audience_of(entry: Described) -> Audience:
    """Reads for whom an entry is out of its stands and its phrase."""
    who = fold(f"{entry.who}. {entry.name}") if entry.who else fold(f"{entry.name}. {entry.what}")
    return Audience(frozenset(entry.stands), _whom(frozenset(entry.stands), fold(entry.who or entry.name)), _ages(who))


def _whom(stands: frozenset[str], who: str) -> frozenset[str]:
    if "lives_with" in stands:
        return frozenset()
    found = {whom for whom, pattern in _FOR.items() if re.search(pattern, who)}
    if "child" in found or "baby" in found:
        found -= {"parent", "partner"}
    if "lost" not in stands:
        found -= {"baby"}
    if _ANYBODY.search(who) and not found & {"child", "baby", "sibling", "parent"}:
        return frozenset()
    return frozenset(found)


def _ages(who: str) -> tuple[int, int] | None:
    if span := _SPAN.search(who):
        return int(span[1]), int(span[2])
    if under := _UNDER.search(who):
        return 5, int(under[1]) - 1
    if over := _OVER.search(who):
        return int(over[1]), 120
    return next((ages for pattern, ages in _AGES.items() if re.search(pattern, who)), None)


def fit(people: People, audience: Audience) -> float:
    """How well an entry suits who somebody is, apart from what they live with."""
    return _stand(people, audience) + _person(people, audience) + _age(people, audience)


def _stand(people: People, audience: Audience) -> float:
    if not audience.stands or not people.stands:
        return NOT_BEREAVED if audience.stands == {"lost"} else 0.0
    if people.stands & audience.stands:
        return 0.2
    if audience.stands == {"lost"}:
        return NOT_BEREAVED
    return NOT_THEIR_STAND if people.sure else PERHAPS_NOT


def _person(people: People, audience: Audience) -> float:
    if not audience.whom:
        return 0.0
    theirs = people.lost or people.whom
    if "baby" in audience.whom:
        return THEIR_PERSON if "baby" in theirs else ANOTHER_PERSON
    if theirs & audience.whom:
        return THEIR_PERSON
    if "baby" in theirs and "child" in audience.whom:
        return 0.0
    if theirs - {"somebody"}:
        return ANOTHER_PERSON
    return UNKNOWN_CHILD if "child" in audience.whom and audience.stands == {"lost"} else UNKNOWN_PERSON


def _age(people: People, audience: Audience) -> float:
    if audience.ages is None:
        return 0.0
    if people.age is None:
        return UNKNOWN_AGE
    return THEIR_AGE if audience.ages[0] <= people.age <= audience.ages[1] else ANOTHER_AGE
