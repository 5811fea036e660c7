"""A visitor's words and taps, read: what they speak of, who they are, and what their words mean together."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.guide.matching.concepts import Mention, find_concepts
from alongside.guide.matching.meaning import english_of, vector_of
from alongside.guide.matching.people import People, read_people
from alongside.guide.matching.read import Text, read, small_words

CLEAR = 0.5  # from this on a mention is believed
NAMED = 0.9  # said by its name: so sure one has to be before taking somebody for bereaved
LOSSES = {
    "widowed": "partner",
    "bereaved_parents": "child",
    "baby_loss": "baby",
    "lost_parent": "parent",
    "lost_sibling": "sibling",
}


@dataclass(frozen=True)
class Asked:
    """A visitor's words and taps, read."""

    text: Text
    language: str
    hope: str
    people: People
    mentions: tuple[Mention, ...]
    stems: frozenset[str]
    vector: array[int]


def ask(text: str, stands: Iterable[str], language: str, hope: str) -> Asked:
    """A visitor's words and taps, as they are compared."""
    read_text = read(text, language)
    small = small_words(read_text.language)
    stems = {stem for word, stem in zip(read_text.words, read_text.stems, strict=True) if word not in small}
    english = [word for word, _ in english_of(read_text)]
    mentions = tuple(find_concepts(read_text))
    tapped = frozenset(stands)
    sure = CLEAR if "lost" in tapped else NAMED
    losses = frozenset(LOSSES[one.concept] for one in mentions if one.concept in LOSSES and one.weight >= sure)
    people = read_people(read_text, tapped, losses)
    language = language.partition("-")[0] or read_text.language
    return Asked(read_text, language, hope, people, mentions, frozenset(stems), vector_of(english))
