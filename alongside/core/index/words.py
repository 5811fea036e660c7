"""From a text to the words it can be found by: folded, then stemmed by its language."""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import Stemmer

LETTERS = 40  # longer "words" are pasted codes; nobody types them into a search
WORDS = 16_000  # PostgreSQL counts a word's place up to 16,383, and a long letter has 4,000 words

STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

_TAG = re.compile(r"[a-z]_[0-9]{1,19}\Z")
# Accents that people leave out when they type: over Latin and Greek letters, vowel points, Arabic's lengthening.
_ACCENTS = re.compile(
    "(?<=[\x00-\u03ff\u1e00-\u1fff\u0300-\u036f])[\u0300-\u036f]+|[\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]"
)
# Written without spaces between words: these are found by pairs of letters.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
# Indian scripts write vowels as marks, which the regular expressions' \w leaves out.
_MARKED = "\u0300-\u036f\u0483-\u0487\u0900-\u0963\u0966-\u0dff"
_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[{_MARKED}{_UNSPACED}]|['’](?=[^\\W_]))*")
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_APOSTROPHES = str.maketrans("", "", "'’")
_stemmers = threading.local()  # a stemmer keeps a cache that two threads must not share


@dataclass(frozen=True)
class Entry:
    """One text as the index keeps it: a key (highest is found first), words in their order, and tags."""

    key: int
    words: tuple[str, ...]
    tags: tuple[str, ...]


def make_entry(key: int, text: str, *, tags: Iterable[str], language: str = "") -> Entry:
    """The entry of a text. A tag is a letter, `_` and a number, so that no word of a text can pass for one."""
    tags = tuple(tags)
    if wrong := [tag for tag in tags if not _TAG.match(tag)]:
        raise ValueError(f"not a tag: {wrong}")
    return Entry(key, tuple(stem(words_in(fold(text)), language)[:WORDS]), tags)


def fold(text: str) -> str:
    """The text without capitals, accents and letters' fancy forms."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", plain)).replace("ё", "е")


def words_in(folded: str) -> list[str]:
    """The words of a folded text in their order; scripts without spaces in overlapping pairs of letters."""
    words = []
    for found in _WORD.findall(folded):
        if found.isascii() or max(found) < "\u0e00":
            words.append(found.translate(_APOSTROPHES)[:LETTERS])
        else:
            words += (word for run in _RUN.findall(found) for word in _pairs(run))
    return words


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand in an unfolded text."""
    return (found.span() for found in _WORD.finditer(text))


def stem(words: list[str], language: str) -> list[str]:
    """The words cut to what their forms have in common, or as they are in a language we can't stem."""
    name = STEMMERS.get(language.partition("-")[0].lower())
    if name is None:
        return words
    stemmer = getattr(_stemmers, name, None)
    if stemmer is None:
        stemmer = Stemmer.Stemmer(name)
        setattr(_stemmers, name, stemmer)
    return list(stemmer.stemWords(words))


def is_unspaced(word: str) -> bool:
    """Whether a word belongs to a script written without spaces."""
    return bool(word) and word[0] >= "\u0e00" and re.match(f"[{_UNSPACED}]", word) is not None


def _pairs(run: str) -> list[str]:
    """ABC as AB, BC, C: the last letter stands alone so that every letter begins a word and can be found."""
    if not is_unspaced(run):
        return [run.translate(_APOSTROPHES)[:LETTERS]]
    return [run[at : at + 2] for at in range(len(run))]
