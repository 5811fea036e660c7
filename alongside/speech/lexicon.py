"""The words that one language's lists know, each as two letters of its own: what RE2 reads instead of the words.

A text becomes five times shorter so, and all words that no phrase knows look alike. The first letter is below 128 and
the second above, so that a pattern can never begin in the middle of a word.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import re2

from alongside.speech.plain import END

STEM = 3  # letters before a *: fewer would find half the language
MANY = 7  # digits: from here on a number is as long as a phone's
ANY = "+"  # in a pattern: any word, but not the end of a sentence
NUMBER = "#"  # in a pattern: any number; with a digit behind it, a number of so many digits

_SECOND = 0x80
_ENDS, _PLAIN, _FIRST = 1, 2, 3  # first letters: of ends; of words nobody knows, and of numbers; from where ours begin
_NOTHING = bytes((_ENDS, _SECOND + 1))
_UNKNOWN = bytes((_PLAIN, _SECOND))
_WORD = re.compile("<([^>]+)>")  # in our own patterns, never in a text


class Found(Protocol):
    """Where a pattern was found."""

    def start(self) -> int:
        """Where it begins."""

    def end(self) -> int:
        """Where it ends."""


class Pattern(Protocol):
    """A pattern that needs time which grows with the text alone."""

    def search(self, text: bytes) -> Found | None:
        """The first place where it is found."""

    def finditer(self, text: bytes) -> Iterator[Found]:
        """All places where it is found."""

    def sub(self, instead: Callable[[Found], bytes], text: bytes) -> bytes:
        """The text with something else in these places."""


class Lexicon:
    """Gives words their two letters, in patterns and in texts alike."""

    def __init__(self, patterns: Iterable[str], passed: Iterable[str]) -> None:
        known = {word for pattern in patterns for word in _WORD.findall(pattern)} - {END, ANY}
        known = {word for word in known if not word.startswith(NUMBER)}
        self.codes = {word: _code(at) for at, word in enumerate(sorted(known))}
        self.stems: dict[str, list[str]] = {}
        for word in sorted(known, key=len, reverse=True):
            if word.endswith("*"):
                self.stems.setdefault(word[:STEM], []).append(word[:-1])
        self.letters = {word: code for word, code in self.codes.items() if not word.endswith("*")}
        self.letters |= {END: bytes((_ENDS, _SECOND))} | dict.fromkeys(passed, b"")

    def letters_of(self, words: Iterable[str]) -> bytes:
        """The plain words of a text as letters; those that are passed over leave none."""
        known, stems, guessed = self.letters.get, self.stems, self._guessed
        return b"".join([
            code if (code := known(word)) is not None
            else guessed(word) if word[:STEM] in stems or word < ":"  # which follows the digits
            else _UNKNOWN
            for word in words
        ])  # fmt: skip

    def pattern(self, pattern: str) -> str:
        """The pattern for these letters."""
        return _WORD.sub(lambda found: self._as_pattern(found[1]), pattern)

    def compiled(self, patterns: Iterable[str], memory: int) -> Pattern:
        """The patterns as one for these letters, which may take so many bytes."""
        options = re2.Options()
        options.encoding, options.max_mem, options.never_capture = re2.Options.Encoding.LATIN1, memory, True
        options.log_errors = False
        made: Pattern = re2.compile("|".join(self.pattern(pattern) for pattern in patterns).encode(), options)
        return made

    def codes_of(self, word: str) -> list[bytes]:
        """The letters of a word in a pattern: one of its own, or with * those of all that begin like it."""
        if word.endswith("*"):
            return [code for known, code in self.codes.items() if known.startswith(word[:-1])]
        return [self.codes[word]]

    def _guessed(self, word: str) -> bytes:
        for stem in self.stems.get(word[:STEM], ()):
            if word.startswith(stem):
                return self.codes[f"{stem}*"]
        if word[0].isdigit():
            return bytes((_PLAIN, _SECOND + min(MANY, len(word))))
        return _UNKNOWN

    def _as_pattern(self, word: str) -> str:
        if word == ANY:
            return r"(?:[\x02-\x7f][\x80-\xff])"
        if word.startswith(NUMBER):
            low, high = (word[1:], word[1:]) if word[1:] else (1, MANY)
            ours = [code for known, code in self.codes.items() if known[0].isdigit() and not word[1:]]
            return _one_of([bytes((_PLAIN, _SECOND + size)) for size in range(int(low), int(high) + 1)] + ours)
        return _one_of([self.letters[word]] if word == END else self.codes_of(word))


@dataclass
class Heard:
    """The plain words of one text, and their letters in each language once they were asked for."""

    words: list[str]
    letters: dict[Lexicon, bytes] = field(default_factory=dict)

    def by(self, lexicon: Lexicon) -> bytes:
        """The letters that this lexicon gives the words."""
        if lexicon not in self.letters:
            self.letters[lexicon] = lexicon.letters_of(self.words)
        return self.letters[lexicon]


def letters_for_nothing(words: int) -> bytes:
    """As many words without meaning, that no phrase and no gap goes across."""
    return _NOTHING * words


def _code(at: int) -> bytes:
    return bytes((_FIRST + at // 128, _SECOND + at % 128))


def _one_of(codes: Iterable[bytes]) -> str:
    """Seconds letters are gathered under their first, which keeps patterns small."""
    seconds: dict[int, list[int]] = {}
    for first, second in codes:
        seconds.setdefault(first, []).append(second)
    ways = [f"\\x{first:02x}[{''.join(f'\\x{one:02x}' for one in some)}]" for first, some in seconds.items()]
    return f"(?:{'|'.join(ways)})"
