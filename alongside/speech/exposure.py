"""Noticing that somebody is about to give away who they are, so that the composer can ask once; it never refuses."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from django.utils.translation import gettext as _

from alongside.core.index.words import fold, spans

LOOKED_AT = 100_000  # characters: more than any post or story; what is longer came from a program
LOCAL, LABEL, LABELS = 64, 63, 8  # parts of an address: the standard's lengths, and more dots than anybody's

# Each repetition is bounded or its parts exclude each other, so the time grows with the text and no faster.
_AT = r"(?:@|\s?[\[(]\s?at\s?[\])]\s?)"
_ADDRESS = re.compile(
    rf"(?<![\w.+-])[\w.+%-]{{1,{LOCAL}}}{_AT}[^\W_](?:[\w-]{{0,{LABEL}}}\.){{1,{LABELS}}}[^\W\d_]{{2,24}}", re.I
)
_NUMBER = re.compile(r"(?<![\w.,/-])(?:\+|\()?\d(?:[ \u00a0().\u2011/–-]{0,2}+\d)*+(?![\w%])")
_GROUPED = re.compile(  # North America (3-3-4) and Spain (3-3-3, 3-2-2-2), where a number begins with no 0 at home
    r"\(?[2-9]\d\d\)?[ .-]?[2-9]\d\d[ .-]?\d{4}\Z|[6-9]\d\d(?:[ .-]?\d{3}){2}\Z|[6-9]\d\d(?:[ .-]\d\d){3}\Z"
)
_DATE = re.compile(r"(?:19|20)\d\d[./ -]|\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)?\d\d\b")


class Kind(StrEnum):
    """What is exposed."""

    ADDRESS = "address"
    OWN_ADDRESS = "own address"
    PHONE = "phone"
    CARD = "card"
    OWN_NAME = "own name"


@dataclass(frozen=True)
class Exposure:
    """One place in a text that leads to a person."""

    kind: Kind
    start: int
    end: int

    @property
    def question(self) -> str:
        """What to ask, once, before the text is shared."""
        return {
            Kind.ADDRESS: _("There is a mail address in this. Do you want people here to have it?"),
            Kind.OWN_ADDRESS: _("Your own mail address is in this. Do you want people here to have it?"),
            Kind.PHONE: _("There may be a phone number in this. Do you want people here to have it?"),
            Kind.CARD: _("There may be a bank card number in this. It is safer to take it out."),
            Kind.OWN_NAME: _("A name you told us is yours is in this. Do you want people here to know it?"),
        }[self.kind]


def exposures_in(text: str, *, addresses: Iterable[str] = (), names: Iterable[str] = ()) -> tuple[Exposure, ...]:
    """What in this text leads to somebody: to its author, whose addresses and names are given, or to anybody."""
    text = text[:LOOKED_AT]
    mine = {address.casefold() for address in addresses}
    found = [*_addresses(text, mine), *_numbers(text), *_names(text, names)]
    return tuple(sorted(found, key=lambda one: one.start))


def _addresses(text: str, mine: set[str]) -> Iterator[Exposure]:
    for match in _ADDRESS.finditer(text):
        written = re.sub(_AT, "@", match[0], flags=re.I).casefold()
        yield Exposure(Kind.OWN_ADDRESS if written in mine else Kind.ADDRESS, *match.span())


def _numbers(text: str) -> Iterator[Exposure]:
    for match in _NUMBER.finditer(text):
        number = match[0]
        digits = [int(sign) for sign in number if sign.isdigit()]
        if 13 <= len(digits) <= 19 and _is_card(digits):
            yield Exposure(Kind.CARD, *match.span())
        elif _is_phone(number, len(digits)):
            yield Exposure(Kind.PHONE, *match.span())


def _is_card(digits: list[int]) -> bool:
    """The check digit of bank cards (Luhn), which one number in ten passes by chance."""
    doubled = (digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2])
    return len(set(digits)) > 1 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _is_phone(number: str, digits: int) -> bool:
    """Written as people write them: with a country or a 0 before it, or grouped as at home. Dates and values aren't."""
    if _DATE.match(number) or digits > 15:
        return False
    if number.startswith(("+", "00")):
        return digits >= 8
    if number.startswith(("0", "(0")):
        return digits >= 9
    return _GROUPED.match(number) is not None


def _names(text: str, names: Iterable[str]) -> Iterator[Exposure]:
    """Whole names alone: Rose is not in "rosehip"."""
    folded = " ".join(fold(text).split())
    known = (fold(name).split() for name in names)
    # Most texts hold no name of their author's: a look at the whole spares looking at each word.
    wanted = {tuple(words) for words in known if len("".join(words)) > 2 and " ".join(words) in folded}
    if not wanted:
        return
    placed = [(fold(text[start:end]).removesuffix("'s").removesuffix("’s"), start, end) for start, end in spans(text)]
    for first, (_word, start, _end) in enumerate(placed):
        for name in wanted:
            part = placed[first : first + len(name)]
            if tuple(word for word, *_place in part) == name and all(_next(text, *two) for two in pairwise(part)):
                yield Exposure(Kind.OWN_NAME, start, part[-1][2])


def _next(text: str, one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    """Whether only a space or two stands between two words."""
    return text[one[2] : other[1]].isspace()
