"""The few words around what was found, with the found words marked."""

from html import escape

from alongside.core.index.query import Query
from alongside.core.index.words import fold, is_unspaced, spans, stem, words_in

LENGTH = 200  # characters: three lines on a phone


def snippet(text: str, query: Query, language: str = "") -> str:
    """Escaped HTML with `<mark>` around the words that were looked for, from where they first stand."""
    text = " ".join(text.split())
    found = _places(text, query, language)
    start, end = _window(text, found[0][0] if found else 0)
    parts, at = ["…" if start else ""], start
    for first, last in found:
        if start <= first and last <= end:
            parts += [escape(text[at:first]), f"<mark>{escape(text[first:last])}</mark>"]
            at = last
    return "".join([*parts, escape(text[at:end]), "…" if end < len(text) else ""])


def _places(text: str, query: Query, language: str) -> list[tuple[int, int]]:
    """Where the words stand that were looked for."""
    wanted = {word for clause in query.clauses for phrase in clause for word in phrase.words}
    initials = {word[0] for word in wanted}
    return [
        (start, end)
        for start, end in spans(text)
        # A stem begins as its word does, so most words are passed over by a look at their first letter.
        if (fold(text[start])[:1] in initials or is_unspaced(text[start:end]))
        and wanted.intersection(_stems(text[start:end], language))
    ]


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
