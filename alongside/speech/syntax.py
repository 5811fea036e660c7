"""From a line as a host writes it to a pattern in linear time; docs/operating/phrases.md explains the few signs.

Words stand for themselves. `...` is up to five words of the same sentence, `(a|b)` one of several, `[a]` may be
missing, `pill*` is any ending, `<kin>` whatever the lists keep under that name.
"""

from collections.abc import Iterable

import re2

from alongside.speech.lexicon import STEM, Lexicon
from alongside.speech.plain import END, plain_words

LONGEST = 600  # letters of a line: what is longer nobody reads again
DEEPEST = 4  # brackets in brackets
LARGEST = 100_000  # bytes that one line's pattern may take: many times what our longest needs

_SIGNS = "()[]|"
_COIN = "(?:<$>|<€>|<£>)"
BUILT_IN = {
    "end": "(?:<.>)+",
    "number": "<#>",
    "money": f"(?:{_COIN}<#>|<#>(?:{_COIN}|<dollar*>|<dolar*>|<euro*>|<pound*>|<pesos>|<usd>|<eur>))",
    "phone": "(?:<#7>|(?:<#2>|<#3>|<#4>|<#5>){3,6}|<#3><#4>)",
    "mail": "<+><@><+>",
}


class LineBroken(ValueError):
    """A line isn't in the form we can read; the words say why."""


class Known:
    """What phrases of one language may name, and the small words that are passed over in them."""

    def __init__(self) -> None:
        self.named = {name: (pattern, 1) for name, pattern in BUILT_IN.items()}
        self.passed: frozenset[str] = frozenset()

    def pass_over(self, words: Iterable[str]) -> None:
        """Leave these words out of phrases, as they are left out of texts."""
        self.passed |= {word for written in words for word in plain_words(written)}

    def keep(self, name: str, words: str) -> None:
        """Keep words under a name, beside those that are kept under it already."""
        pattern, least = self._read(words)
        if name in BUILT_IN:
            raise LineBroken(f"<{name}> means something already.")
        if before := self.named.get(name):
            pattern, least = f"(?:{before[0]}|{pattern})", min(before[1], least)
        self.named[name] = pattern, least

    def pattern(self, line: str) -> str:
        """The pattern of a line, or a refusal in plain words."""
        pattern, least = self._read(line)
        if not least:
            raise LineBroken("It would be found everywhere: nothing in it has to be there.")
        return pattern

    def tried(self, line: str) -> str:
        """The same for a line that nobody has tried yet: one that can mean too many things is refused, too."""
        pattern = self.pattern(line)
        try:
            Lexicon([pattern], ()).compiled([pattern], LARGEST)
        except re2.error as error:
            raise LineBroken("It can mean too many things. Make several lines of it.") from error
        return pattern

    def _read(self, line: str) -> tuple[str, int]:
        if len(line) > LONGEST:
            raise LineBroken(f"It is longer than {LONGEST} letters.")
        reader = _Reader(line, self)
        pattern, least, empty = reader.alternatives(0)
        if reader.left:
            raise LineBroken(f"A “{reader.left[0]}” closes what was not opened.")
        if empty:
            raise LineBroken("It has no words, or only small ones that are passed over.")
        return pattern, least


class _Reader:
    """Reads one line from left to right."""

    def __init__(self, line: str, known: Known) -> None:
        for sign in _SIGNS:
            line = line.replace(sign, f" {sign} ")
        self.left = line.replace("...", " ... ").replace("…", " ... ").split()
        self.known = known

    def alternatives(self, depth: int) -> tuple[str, int, bool]:
        """What stands between two brackets: its pattern, its fewest words, and whether one choice is empty."""
        if depth > DEEPEST:
            raise LineBroken(f"It has more than {DEEPEST} brackets in brackets.")
        read = [self.sequence(depth)]
        while self.left and self.left[0] == "|":
            self.left.pop(0)
            read.append(self.sequence(depth))
        patterns = [pattern for pattern, _least in read]
        return f"(?:{'|'.join(patterns)})", min(least for _pattern, least in read), "" in patterns

    def sequence(self, depth: int) -> tuple[str, int]:
        """Words one after another, up to a bracket that closes or another choice."""
        whole, least = "", 0
        while self.left and self.left[0] not in ")]|":
            pattern, words = self.item(self.left.pop(0), depth)
            whole, least = whole + pattern, least + words
        return whole, least

    def item(self, sign: str, depth: int) -> tuple[str, int]:
        """A word, a gap, a name, or what stands in brackets."""
        if sign in "([":
            pattern, least, empty = self.alternatives(depth + 1)
            closing = {"(": ")", "[": "]"}[sign]
            if not self.left or self.left.pop(0) != closing:
                raise LineBroken(f"A “{sign}” is opened, and no “{closing}” closes it.")
            if sign == "(" and empty:
                raise LineBroken("A choice in it has no words, or only small ones that are passed over.")
            return (pattern, least) if sign == "(" else (f"{pattern}?", 0)
        if sign == "...":
            return "(?:<+>){0,5}", 0
        if sign[0] == "<" and sign[-1] == ">":
            if sign[1:-1] not in self.known.named:
                raise LineBroken(f"Nothing is kept under the name {sign}.")
            return self.known.named[sign[1:-1]]
        return _words(sign, self.known.passed)


def _words(sign: str, passed: frozenset[str]) -> tuple[str, int]:
    """The pattern of one word as written; "self-harm" is two, and a word that is passed over none."""
    words = [word for word in plain_words(sign.removesuffix("*")) if word != END]
    if not words:
        raise LineBroken(f"“{sign}” is not a word.")
    if sign.endswith("*") and len(words[-1]) < STEM:
        raise LineBroken(f"“{sign}” is too short: {STEM} letters stand before a * at least.")
    words = [word for word in words if word not in passed or sign.endswith("*")]
    if not words:
        return "", 0
    return f"<{'><'.join(words)}{'*' if sign.endswith('*') else ''}>", len(words)
