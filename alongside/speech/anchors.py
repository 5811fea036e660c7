"""Which words a pattern can't be found without: most texts lack some of them, and then nobody has to look."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from alongside.speech.plain import END

type Words = frozenset[str]

_SIGN = re.compile(r"<([^>]+)>|(\(\?:|[)|?+]|\{\d+,\d+\})")  # a word, or a sign between words
_FREE = ("+", "#", END)  # stands for any word, any number, or the end of a sentence
_REPEATED = re.compile(r"[?+{]")
_MAY_BE_MISSING = re.compile(r"\?|\{0")


def weights_of(patterns: Iterable[str]) -> Counter[str]:
    """How often each word stands in these patterns."""
    return Counter(word for pattern in patterns for word, _sign in _SIGN.findall(pattern) if word)


def anchors_of(pattern: str, weights: Counter[str]) -> tuple[Words, ...]:
    """Sets of words; a text in which this pattern is found has one word of each. The rarest come first."""

    def weight(words: Words) -> int:
        return sum(weights[word] for word in words)

    signs = [(word, sign) for word, sign in reversed(_SIGN.findall(pattern))]
    return tuple(sorted(dict.fromkeys(_read(signs, weight)), key=weight))


def _read(left: list[tuple[str, str]], weight: Callable[[Words], int]) -> list[Words]:
    """What is needed up to the bracket that closes; of several choices one word of each, if each needs some."""
    choices: list[list[Words]] = [[]]
    while left:
        word, sign = left.pop()
        if sign == ")":
            break
        if sign == "|":
            choices.append([])
            continue
        needed = _read(left, weight) if sign == "(?:" else [] if word.startswith(_FREE) else [frozenset({word})]
        if left and _REPEATED.match(left[-1][1]) and _MAY_BE_MISSING.match(left.pop()[1]):
            continue
        choices[-1] += needed
    if len(choices) == 1 or not all(choices):
        return choices[0] if len(choices) == 1 else []
    return [frozenset[str]().union(*(min(words, key=weight) for words in choices))]
