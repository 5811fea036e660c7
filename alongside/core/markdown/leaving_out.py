"""Leaving passages out of a text: where one stood, a slot says so to whoever reads the rest."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from alongside.core.markdown.slots import slot

LEFT_OUT = slot("words", "masked")

# A short word with a capital letter before a point is a title or an initial: "Dr. Lee" goes on.
_SENTENCE = re.compile(r"[^\n]*?(?:(?<!\b[A-Z])(?<!\b[A-Z][a-z])[.!?…。؟]+[\"”’»)\]*_]*(?=\s|$)|(?=\n)|$)")
_WORD = re.compile(r"\w+")
SAME = 0.7  # of a passage's words: a sentence that shares so many says it again


def left_out_words() -> str:
    """What stands in the place of a passage, for whoever reads the rest."""
    return _("(a passage was left out here)")


def left_out(text: str, passages: Iterable[str], *, instead: str = LEFT_OUT) -> str:
    """The text without these passages, longest first, so that a part of one never splits it."""
    for passage in sorted(passages, key=len, reverse=True):
        text = text.replace(passage, instead)
    return text


def sentences_of(text: str) -> list[str]:
    """The sentences and lines of a text, as they stand in it."""
    return [found for part in _SENTENCE.findall(text) if (found := part.strip()) and _WORD.search(found)]


def passages_kept(text: str, passages: Sequence[str]) -> list[str]:
    """Which passages to leave out of a new wording: those that stand in it still, and sentences that say them again."""
    kept = [passage for passage in passages if passage in text]
    for gone in (set(_WORD.findall(passage.lower())) for passage in passages if passage not in text):
        kept += [one for one in _stretches_of(text) if gone and len(gone & _words(one)) >= SAME * len(gone)]
    return list(dict.fromkeys(kept))


def _stretches_of(text: str) -> list[str]:
    """The sentences of a text, and where none of two says enough, both as they stand beside each other."""
    sentences = sentences_of(text)
    pairs = []
    for first, second in pairwise(sentences):
        begins = text.find(first)
        ends = text.find(second, begins + len(first))
        pairs.append(text[begins : ends + len(second)])
    return sentences + pairs


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))
