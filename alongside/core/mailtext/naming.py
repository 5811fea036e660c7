"""Finding somebody's name in a text, whatever its capitals, accents or letters, but not in a common word."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from alongside.core.names import skeleton

LETTERS = 4  # shorter names are also words, or part of a day
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_BESIDE = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]|\S{1,64}@\S{1,255}")
_BETWEEN = re.compile(r"[\s.,'’\"-]{0,3}\Z")
_WHOLE_SCRIPT = 0x2E80  # from here on one letter is a syllable or a word, and two are a name
_LATIN = {
    **dict(zip("абвгґдезиійклмнопрстуфыэ", "abvggdeziiiklmnoprstufye", strict=True)),
    **dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)),
    "є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "",
    "ю": "yu", "я": "ya", "θ": "th", "χ": "ch", "ψ": "ps",
}  # fmt: skip


class Naming:
    """The words of one person's name that would give them away where they go by an alias."""

    def __init__(self, name: str, *, alias: str = "") -> None:
        hidden = {key for word in words_in(alias) for key in keys(word)}
        words = [word for word in words_in(_BESIDE.sub(" ", name[:400])) if not keys(word) & hidden]
        self.parts = frozenset(key for word in words for key in _own_keys(word))
        self.telling = frozenset(key for word in words if _tells(word) for key in _own_keys(word))

    def is_in(self, line: str) -> bool:
        """Says whether a line names the person: by a long part of the name, or by two parts in a row."""
        said = list(words_in(line))
        short = len(said) <= 4
        last = False
        for word in said:
            known = keys(word)
            part = bool(known & self.parts) and len(word) > 1
            if part and (known & self.telling) and (short or word != word.lower() or word.upper() == word):
                return True
            if part and last and word != word.lower():
                return True
            last = part and word != word.lower()
        return any(sign >= "\u2e80" for sign in line) and any(_spaceless(key) and key in line for key in self.telling)

    def replace(self, text: str, alias: str) -> str:
        """Returns the text, in which names are expected, with each run of this name's words replaced by the alias."""
        kept: list[str] = []
        place = 0
        for start, end in _runs(text, self.parts):
            kept += (text[place:start], alias)
            place = end
        return "".join([*kept, text[place:]]) if place else text


def words_in(text: str) -> Iterator[str]:
    """Yields the words of a text, as they stand in it."""
    return (found[0] for found in _WORD.finditer(text))


def keys(word: str) -> frozenset[str]:
    """Returns what a word may be known by: its plain letters, and for other letters what they say or look like."""
    return frozenset((word.lower(),)) if word.isascii() else _other_keys(word[:60])


def _own_keys(word: str) -> frozenset[str]:
    return keys(word) | {skeleton(word)}


@lru_cache(maxsize=2_048)
def _other_keys(word: str) -> frozenset[str]:
    plain = _plain(word)
    said = "".join(_LATIN.get(sign, sign) for sign in plain)
    return frozenset(key for key in (word.lower(), plain, said, skeleton(word)) if key)


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in apart if unicodedata.category(sign)[0] != "M")


def _tells(word: str) -> bool:
    return len(word) >= LETTERS or _spaceless(word)


def _spaceless(word: str) -> bool:
    return len(word) >= 2 and all(ord(sign) >= _WHOLE_SCRIPT for sign in word)


def _runs(text: str, parts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yields where words of a name stand, neighbours taken together; a month before a day ("Jan 3") is no name."""
    known = frozenset(parts)
    start = end = 0
    for found in _WORD.finditer(text):
        word = found[0]
        if len(word) < 2 or word == word.lower() != word.upper() or not keys(word) & known:
            continue
        if len(word) < LETTERS and re.match(r"\.?\s?\d", text[found.end() : found.end() + 3]):
            continue
        if end and _BETWEEN.match(text[end : found.start()]):
            end = found.end()
            continue
        if end:
            yield start, end
        start, end = found.span()
    if end:
        yield start, end
