"""Browsing the directory: by kind of company, by what one has to do with an illness, by language, and by words."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from alongside.core.index.words import fold
from alongside.guide.directory.fields import STANDS
from alongside.guide.directory.listing import listed
from alongside.guide.models import Entry

A_PAGE = 20
MOST_WORDS = 12  # words of a search that count; nobody's name has more
LONGEST = 200  # characters of it
LANGUAGES = 40  # that one can choose from; an entry in a rarer one is found by its name


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody browses for; empty where it doesn't matter to them."""

    kind: str = ""
    stand: str = ""
    language: str = ""
    words: str = field(default="", repr=False)  # may be private: never in an address or a log

    def __bool__(self) -> bool:
        return bool(self.kind or self.stand or self.language or self.words.strip())


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, how much there is, and what one can browse by."""

    asked: Asked
    entries: list[Entry]
    page: int
    pages: int
    count: int
    kinds: Collection[str]
    languages: list[str]  # the most spoken first


def browse(asked: Asked, page: int = 1) -> Found:
    """The entries that fit, those here first; an entry that says nothing of for whom it is fits everybody.

    What nobody could choose, such as a language that is spoken nowhere, counts as not asked for.
    """
    everything = listed()
    kinds, languages = {entry.kind for entry in everything}, _languages(everything)
    asked = replace(
        asked,
        kind=asked.kind if asked.kind in kinds else "",
        stand=asked.stand if asked.stand in STANDS else "",
        language=asked.language if asked.language in languages else "",
    )
    words = tuple(_letters(asked.words[:LONGEST]).split())[:MOST_WORDS]
    fits = [entry for entry in everything if _fits(entry, asked) and _says(entry, words)]
    pages = max(1, -(-len(fits) // A_PAGE))
    page = min(max(page, 1), pages)
    shown = fits[(page - 1) * A_PAGE : page * A_PAGE]
    return Found(asked, shown, page, pages, len(fits), kinds, languages[:LANGUAGES])


def languages_spoken() -> list[str]:
    """The languages of all entries, the most spoken first."""
    return _languages(listed())


def _languages(entries: Iterable[Entry]) -> list[str]:
    spoken = Counter(language for entry in entries for language in entry.languages)
    return sorted(spoken, key=lambda language: (-spoken[language], language))


def _fits(entry: Entry, asked: Asked) -> bool:
    return (
        asked.kind in ("", entry.kind)
        and (not asked.stand or not entry.stands or asked.stand in entry.stands)
        and (not asked.language or asked.language in entry.languages)
    )


def _says(entry: Entry, words: Sequence[str]) -> bool:
    if not words:
        return True
    said = _letters(" ".join([entry.name, entry.who, entry.what, entry.run_by, *entry.conditions]))
    return all(word in said for word in words)


def _letters(text: str) -> str:
    return " ".join(fold(text).split())
