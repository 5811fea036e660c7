"""The lists made ready: at the first look, and again when a file in the hosts' folder has changed.

The folder is looked at once in half a minute; the files of the house change with a release alone. A pattern is
compiled when a text first holds a word without which it can't be found.
"""

import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import re2
from django.conf import settings

from alongside.core import clock
from alongside.speech.anchors import anchors_of, weights_of
from alongside.speech.lexicon import Found, Lexicon, Pattern, letters_for_nothing
from alongside.speech.lines import LISTS, WORDS, File
from alongside.speech.lists import List, read_lists

LOOK_AGAIN = 30.0  # seconds: a host who changed a file sees it work while the page is still open
# Bytes for one line and the states RE2 keeps of it; most lines are never asked for.
MEMORY = 200_000


@dataclass
class Phrase:
    """One line, and sets of letters: a text in which it is found has one of each."""

    line: str
    lexicon: Lexicon
    needs: tuple[frozenset[int], ...]

    @cached_property
    def pattern(self) -> Pattern:
        """The line as a pattern."""
        return self.lexicon.compiled([self.line], MEMORY)


type Patterns = tuple[Phrase, ...]


@dataclass(frozen=True)
class Ready:
    """One list in one language, made ready."""

    language: str
    parts: dict[str, Patterns]
    excluded: Patterns
    spared: Patterns
    lexicon: Lexicon  # that of its language

    def left_of(self, text: bytes) -> bytes:
        """The plain text without what means nothing here; nothing, where this list isn't to look."""
        if is_in(text, self.spared):
            return b""
        for pattern in asked(text, self.excluded):
            text = pattern.sub(_blank, text)
        return text


@dataclass
class _Shelf:
    lists: dict[str, tuple[Ready, ...]] = field(default_factory=dict)
    state: object = None
    looked: float = 0.0


_shelf = _Shelf()
_making = threading.Lock()


def read_phrases() -> None:
    """Have the lists ready for the first look, which would wait for them."""
    lists_named(WORDS)


def lists_named(name: str) -> tuple[Ready, ...]:
    """The list in each language there is."""
    now = clock.now().timestamp()
    if _shelf.state is None or abs(now - _shelf.looked) > LOOK_AGAIN:
        with _making:
            state = _state_of(settings.PHRASES)
            if state != _shelf.state:
                _shelf.lists = _made_ready(read_lists(settings.PHRASES)[0])
                _shelf.state = state
            _shelf.looked = now
    return _shelf.lists.get(name, ())


def _blank(found: Found) -> bytes:
    """Nothing, as long as what it stands for."""
    return letters_for_nothing((found.end() - found.start()) // 2)


def is_in(text: bytes, patterns: Patterns) -> bool:
    """Whether one of the patterns is found in a plain text."""
    return any(pattern.search(text) for pattern in asked(text, patterns))


def asked(text: bytes, phrases: Patterns) -> Iterator[Pattern]:
    """The patterns that may be found in a plain text."""
    there = _letters_in(text)
    for phrase in phrases:
        for needed in phrase.needs:
            if needed.isdisjoint(there):
                break
        else:
            yield phrase.pattern


@lru_cache(8)  # each list of a language asks of the same text
def _letters_in(text: bytes) -> frozenset[int]:
    return frozenset(memoryview(text).cast("H"))


def _state_of(folder: Path) -> object:
    """What changes with each file in the folder."""
    try:
        files = [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in folder.glob("*.txt")]
    except OSError:
        files = []  # one was taken away this moment: the next look sees it
    return folder, sorted(files)


def _made_ready(lists: dict[File, List]) -> dict[str, tuple[Ready, ...]]:
    ready: dict[str, tuple[Ready, ...]] = {}
    for language in sorted({language for _name, language in lists}):
        spoken = {name: read for (name, spoken), read in lists.items() if spoken == language}
        everything = [pattern for read in spoken.values() for pattern in read.patterns]
        lexicon, weights = Lexicon(everything, spoken[WORDS].passed), weights_of(everything)
        for name, read in spoken.items():
            parts = {part: _phrases(read.parts[part], lexicon, weights) for part in LISTS[name] if part in read.parts}
            excluded, spared = (_phrases(lines, lexicon, weights) for lines in (read.excluded, read.spared))
            one = Ready(language, parts, excluded, spared, lexicon)
            ready[name] = (*ready.get(name, ()), one)
    re2.purge()  # it keeps each line's pattern, which was made to see whether it can be
    return ready


def _phrases(lines: list[str], lexicon: Lexicon, weights: Counter[str]) -> Patterns:
    return tuple(
        Phrase(line, lexicon, tuple(_letters_of(words, lexicon) for words in anchors_of(line, weights)))
        for line in lines
    )


def _letters_of(words: frozenset[str], lexicon: Lexicon) -> frozenset[int]:
    return frozenset(int.from_bytes(code, sys.byteorder) for word in words for code in lexicon.codes_of(word))
