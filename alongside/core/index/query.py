"""What somebody typed into a search, as the index understands it."""

import re
from dataclasses import dataclass

from alongside.core.index.words import fold, is_unspaced, stem, words_in

QUERY_CHARACTERS = 200  # a search is a few words; what is longer was pasted by accident
CLAUSES = 12  # each costs a look-up
LAST = 2**63 - 1  # no key is higher

_PART = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|([^\s\"“”„«»]+)")


@dataclass(frozen=True)
class Phrase:
    """Words one after the other; when `open_end`, the last may go on (one letter of a script without spaces)."""

    words: tuple[str, ...]
    open_end: bool = False


@dataclass(frozen=True)
class Query:
    """Every clause must be found; a clause is found when one of its phrases is (one a language)."""

    clauses: tuple[tuple[Phrase, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.clauses)


def parse_query(text: str, languages: tuple[str, ...] = ("",)) -> Query:
    """The query of a text: all of its words, and what stands in quotes as it stands; no signs to learn.

    A word is looked for as each of the languages would have stored it, because people who share a community may
    write in several.
    """
    parts = [quoted or word for quoted, word in _PART.findall(text[:QUERY_CHARACTERS])]
    clauses = (_clause(part, languages) for part in parts)
    return Query(tuple(dict.fromkeys(clause for clause in clauses if clause))[:CLAUSES])


def _clause(text: str, languages: tuple[str, ...]) -> tuple[Phrase, ...]:
    words = words_in(fold(text))
    open_end = bool(words) and is_unspaced(words[-1]) and len(words[-1]) == 1
    if open_end and len(words) > 1 and len(words[-2]) == 2 and words[-2][1] == words[-1] and is_unspaced(words[-2]):
        # The last letter of a run is in the pair before it already, and in the text the run may go on.
        words, open_end = words[:-1], False
    if not words:
        return ()
    return tuple(dict.fromkeys(Phrase(tuple(stem(words, language)), open_end) for language in languages))
