"""An entry made ready for matching: read once, kept by its own words, and never a visitor's."""

import functools
from array import array
from collections import Counter
from dataclasses import dataclass

from alongside.guide.matching.audience import Audience, audience_of
from alongside.guide.matching.concepts import find_concepts, find_named, get_concepts
from alongside.guide.matching.meaning import english_of, vector_of
from alongside.guide.matching.read import Text, read, small_words
from alongside.guide.matching.told import Described

KEPT = 2_000  # entries whose reading is kept: about 3 kB each
IN_NAME, IN_WHO, IN_WHAT = 0.85, 0.7, 0.3  # what a concept counts, by where an entry speaks of it
NAMED_TWICE = 3  # a word in the name or conditions counts like three in the description


@dataclass(frozen=True)
class Ready:
    """What of an entry is compared with a visitor's words."""

    entry: Described
    language: str
    concepts: dict[str, float]
    illnesses: frozenset[str]  # those it is for, if it is for some only
    stems: Counter[str]
    vector: array[int]
    audience: Audience


@functools.lru_cache(maxsize=KEPT)
def prepare(entry: Described) -> Ready:
    """An entry made ready; asked again for the same entry, the same is given."""
    language = "es" if entry.languages[:1] == ("es",) else "en"
    name, who, what = (read(part, language) for part in (entry.name, entry.who, entry.what))
    concepts: dict[str, float] = {}
    for weight, parts in ((IN_NAME, [name]), (IN_WHO, [who]), (IN_WHAT, [what])):
        for mention in (mention for part in parts for mention in find_concepts(part)):
            concepts[mention.concept] = max(concepts.get(mention.concept, 0.0), weight * mention.weight)
    named = {mention.concept for condition in entry.conditions for mention in find_named(condition)}
    concepts.update(dict.fromkeys(named, 1.0))
    illnesses = named or {one for one, weight in concepts.items() if weight > IN_WHAT}
    return Ready(
        entry,
        language,
        concepts,
        frozenset(one for one in illnesses if get_concepts()[one].kind == "illness"),
        _stems(entry, name, who, what),
        vector_of(
            word for part in (name, who, what, *map(read_english, entry.conditions)) for word, _ in english_of(part)
        ),
        audience_of(entry),
    )


def read_english(name: str) -> Text:
    """A condition's name, which is English in any entry."""
    return read(name, "en")


def _stems(entry: Described, name: Text, who: Text, what: Text) -> Counter[str]:
    found: Counter[str] = Counter()
    for times, part in (
        (NAMED_TWICE, name),
        (2, who),
        (1, what),
        *((NAMED_TWICE, read_english(one)) for one in entry.conditions),
    ):
        small = small_words(part.language)
        for word, stem in zip(part.words, part.stems, strict=True):
            if word not in small:
                found[stem] += times
    return found
