"""The few words around what was found, with the found words marked."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import islice, takewhile

from alongside.core.index.query import Query
from alongside.core.index.words import fold, is_unspaced, spans, stem, words_in

LENGTH = 200  # characters: three lines on a phone


def snippet(text: str, query: Query, language: str = "") -> str:
    """Escaped HTML with `<mark>` around the words that were looked for, from where they first stand."""
    text = " ".join(text.split())
    places = _places(text, query, language)
    found = [*islice(places, 1)]
    start, end = _window(text, found[0][0] if found else 0)
    found += takewhile(lambda place: place[1] <= end, places)  # what stands behind the window isn't looked at
    parts, at = ["…" if start else ""], start
    for first, last in found:
        if last <= end:
            parts += [escape(text[at:first]), f"<mark>{escape(text[first:last])}</mark>"]
            at = last
    return "".join([*parts, escape(text[at:end]), "…" if end < len(text) else ""])


def _places(text: str, query: Query, language: str) -> Iterator[tuple[int, int]]:
    """Where the words stand that were looked for, one after the other."""
    wanted = {word for clause in query.clauses for phrase in clause for word in phrase.words}
    initials = {word[0] for word in wanted}
    for start, end in spans(text):
        # A stem begins as its word does, so most words are passed over by a look at their first letter.
        letter = text[start]
        may_be = _initial(letter) in initials or (not letter.isascii() and is_unspaced(text[start:end]))
        if may_be and wanted.intersection(_stems(text[start:end], language)):
            yield start, end


@lru_cache(1_000)
def _initial(letter: str) -> str:
    return fold(letter)[:1]


def _stems(word: str, language: str) -> list[str]:
    words = words_in(fold(word))
    return [*words, *stem(words, language)]


def _window(text: str, first: int) -> tuple[int, int]:
    """From a little before the first found word, between words where there are spaces."""
    start = max(0, min(first - LENGTH // 4, len(text) - LENGTH))
    end = min(len(text), start + LENGTH)
    if start:
        start = (text.find(" ", start, first) + 1) or start
    if end < len(text):
        end = (text.rfind(" ", max(start, end - 40), end) + 1 or end + 1) - 1
    return start, end
