"""What a text may be made of before anything is done with it, and which way it runs."""

import re
import unicodedata
from typing import Literal

Direction = Literal["ltr", "rtl"]

_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFF))  # ours alone: slots in stored HTML are marked with them
_BROKEN = ((0xD800, 0xDFFF), (0xFDD0, 0xFDEF), (0xFFFE, 0xFFFF))  # no database and no page takes them
_CONTROL = ((0x00, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xFFF9, 0xFFFB))
# They turn the order of what stands beside them, a link's host included. The three plain marks (U+200E, U+200F,
# U+061C) stay: right-to-left writers need them and they reach no further than their own place.
_TURNING = ((0x202A, 0x202E), (0x2066, 0x206F))
# Seen by nobody, they hide words from search and from hosts. The two joiners (U+200C, U+200D) stay: Persian,
# Hindi and many emoji are written with them.
_HIDDEN = ((0xAD, 0xAD), (0x180E, 0x180E), (0x200B, 0x200B), (0x2060, 0x2065), (0xFEFF, 0xFEFF), (0xE0000, 0xE0FFF))


def _ranges(*groups: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for group in groups for first, last in group)


_UNWANTED = re.compile(f"[{_ranges(_PRIVATE, _BROKEN, _CONTROL, _TURNING, _HIDDEN)}]")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
# Nobody's language stacks more than four marks on a letter; towers of them cover other people's words.
_STACKING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_TOWERS = re.compile(f"([{_STACKING}]{{4}})[{_STACKING}]+")


def clean(text: str) -> str:
    """The text with one kind of line end and without what nobody can see, store or be sure of."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    return _TOWERS.sub(r"\1", _UNWANTED.sub("", text))


def direction(text: str) -> Direction | None:
    """Which way the text runs, by its first letter that has a direction; None when it has no such letter."""
    for letter in text[:2_000]:  # a post that says nothing for 2,000 characters may run as its page does
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return "ltr"
        if kind in ("R", "AL"):
            return "rtl"
    return None
