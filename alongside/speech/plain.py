"""The one form in which phrases meet texts: plain words without capitals, accents and marks, sentence by sentence.

The end of a sentence is a word of its own, `.`, so that no phrase goes across: "I can't. Help!" becomes
`. i cant . help . .`
"""

import unicodedata

from alongside.core.index.words import fold

LOOKED_AT = 100_000  # characters: more than any post or story; what is longer came from a program
KEPT_SIGNS = 20_000  # signs whose kind we remember: a language needs hundreds, and a hostile text must not fill memory
END = "."

_STOP = "\x01"  # ends a sentence wherever it stands, as a point doesn't: 3.5, t.me
_ALONE = "$€£@%"  # each a word of its own
_SIGNS_FOR = dict.fromkeys("!?;", _STOP) | dict.fromkeys("'’‘ʼ´`*\r", None) | {sign: sign for sign in f".\n{_ALONE}"}
# Letters of other scripts that are taken for ours by the eye, where a word mixes both.
_ALIKE = str.maketrans("асеорхуіѕјһԁѵӏοναικερτυ", "aceopxyisjhdvlovaikeptu")


class _Signs(dict[int, str | None]):
    """What becomes of each sign: its letter without capital and accent, a space, or nothing. Looked up once."""

    def __missing__(self, code: int) -> str | None:
        becomes = self._of(chr(code))
        if len(self) < KEPT_SIGNS:
            self[code] = becomes
        return becomes

    def _of(self, sign: str) -> str | None:
        folded, kind = fold(sign), unicodedata.category(sign)
        if kind == "Cf" or 0x300 <= ord(sign) < 0x370:  # invisible signs, and accents that stand alone
            return None
        if folded != sign:
            return "".join(self[ord(part)] or "" for part in folded)
        return sign if kind[0] in "LNM" else " "


_SIGNS = _Signs({ord(sign): becomes for sign, becomes in _SIGNS_FOR.items()})


def plain(text: str) -> list[str]:
    """The plain words of a text, between two ends of sentences."""
    return [END, *plain_words(text[:LOOKED_AT]), END]


def plain_words(text: str) -> list[str]:
    """The words one after another; a sentence's end is a word of its own."""
    signs = text.translate(_SIGNS) + " "
    for alone in _ALONE:
        if alone in signs:
            signs = signs.replace(alone, f" {alone} ")
    signs = signs.replace("...", " ").replace("..", " ").replace(_STOP, " . ")
    words = signs.replace(". ", " . ").replace(".\n", " . ").replace("\n\n", " . ").split()
    if text.isascii() or _ALIKE.keys().isdisjoint(map(ord, set(signs))):
        return words
    return [_undisguised(word) for word in words]


def placed(text: str) -> list[tuple[str, int, int]]:
    """The same words as `plain` gives, each with its place in the text."""
    words, text, before = [(END, 0, 0)], text[:LOOKED_AT], 0
    for piece in text.split():
        start = text.index(piece, before)
        end = start + len(piece)
        found = [END] * ("\n\n" in text[before:start]) + plain_words(piece)
        words += [(word, start, end) for word in found]
        before = end
    return [*words, (END, before, before)]


def _undisguised(word: str) -> str:
    """A word that mixes our letters with others that look alike, in ours."""
    if word.isascii() or not any("a" <= letter <= "z" for letter in word):
        return word
    return word.translate(_ALIKE)
