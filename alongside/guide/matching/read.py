"""A text as the matcher reads it: its first words, folded and stemmed, each with its place."""

import functools
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from alongside.core.index.words import fold, is_unspaced, spans, stem, words_in

WORDS = 400  # who tells more has told it; more would only cost time
LETTERS = 8_000
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Text:
    """The words of a text in one language, in their order."""

    whole: str
    language: str  # en or es
    words: tuple[str, ...]
    stems: tuple[str, ...]
    places: tuple[tuple[int, int], ...]  # where each stands in the text

    def quote(self, first: int, last: int) -> str:
        """The text's own words from one to another, as they were written."""
        return " ".join(self.whole[self.places[first][0] : self.places[last][1]].split())


def read(text: str, language: str) -> Text:
    """The text as far as it is read, in the language it is written in or, where that can't be told, in the page's."""
    text = text[:LETTERS]
    words, places = [], []
    for first, last in islice(spans(text), WORDS):
        for word in words_in(fold(text[first:last])):
            if not is_unspaced(word):
                words.append(word)
                places.append((first, last))
    language = guess_language(words) or ("es" if language.partition("-")[0] == "es" else "en")
    return Text(text, language, tuple(words), tuple(stem(words, language)), tuple(places))


def guess_language(words: list[str]) -> str:
    """English or Spanish, by the small words; nothing where they don't tell."""
    english, spanish = (sum(word in small_words(language) for word in words) for language in ("en", "es"))
    if max(english, spanish) < 2 or english == spanish:
        return ""
    return "en" if english > spanish else "es"


@functools.cache
def small_words(language: str) -> frozenset[str]:
    """The words that say how a sentence is built, and not what it is about."""
    return frozenset(words_in(fold((FOLDER / "small_words" / f"{language}.txt").read_text())))
