"""How near two texts are in what they mean: each the mean of its words' rows, turned to whole numbers."""

import functools
import math
from array import array
from collections import Counter
from collections.abc import Iterable

from alongside.core.index.words import fold, stem, words_in
from alongside.guide.matching.read import FOLDER, Text, small_words
from alongside.guide.matching.table import get_table
from alongside.guide.matching.wordpiece import rows_of

SIDE = 127  # the largest number in a vector: a byte each


def vector_of(words: Iterable[str]) -> array[int]:
    """What English words mean together; all naughts for no words."""
    table = get_table()
    sums = [0.0] * table.width
    for word, times in Counter(words).items():
        for number in rows_of(word):
            weight = table.scale(number) * math.sqrt(times)
            sums = [a + weight * b for a, b in zip(sums, table.row(number), strict=True)]
    length = math.sqrt(math.sumprod(sums, sums)) or 1.0
    return array("h", [round(number / length * SIDE * 8) for number in sums])


def nearness(one: array[int], other: array[int]) -> float:
    """From -1 to 1: how alike two meanings are."""
    return math.sumprod(one, other) / (SIDE * 8) ** 2


def english_of(text: Text) -> list[tuple[str, int]]:
    """The words of a text that say something, in English, each with the place it comes from."""
    small = small_words(text.language)
    if text.language == "en":
        return [(word, at) for at, word in enumerate(text.words) if word not in small and not word.isdigit()]
    bridge = _bridge()
    found = []
    for at, word in enumerate(text.words):
        if word in small or word.isdigit():
            continue
        if words := bridge.get(text.stems[at]):
            found += [(english, at) for english in words]
        elif get_table().find(word) is not None and len(word) > 4:
            found.append((word, at))  # names of medicines and of much else are the same
    return found


def heaviest(text: Text, vector: array[int]) -> tuple[int, int] | None:
    """The two to four words of a text that bring it nearest to a meaning."""
    weights = [0.0] * len(text.words)
    table = get_table()
    for word, at in english_of(text):
        weights[at] += sum(table.scale(row) * math.sumprod(table.row(row), vector) for row in rows_of(word))
    best, place = 0.0, None
    for first in range(len(weights)):
        for last in range(first, min(first + 4, len(weights))):
            told = sum(weights[first : last + 1]) / (last - first + 2)
            if told > best and weights[first] > 0 and weights[last] > 0:
                best, place = told, (first, last)
    return place


@functools.cache
def _bridge() -> dict[str, tuple[str, ...]]:
    """English words for a Spanish stem."""
    bridge: dict[str, tuple[str, ...]] = {}
    for line in (FOLDER / "bridge.es.txt").read_text().splitlines():
        spanish, _, english = line.partition(":")
        for stemmed in stem(words_in(fold(spanish)), "es") if english else ():
            bridge[stemmed] = tuple(words_in(fold(english)))
    return bridge
