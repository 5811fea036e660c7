"""Searches a text for sayings, in time linear in it: the text is made plain first, then looked through for pieces."""

import re
from dataclasses import dataclass
from functools import lru_cache

from alongside.core.mailtext.reports import sayings
from alongside.core.mailtext.reports.report import Family

LETTERS = 4_000  # a server says what it means in a few lines
GAP = 60  # letters that "…" may stand for
_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:@]{1,64}@(?:[^\s<>()\[\]\"',;:@]{1,255}|\[[^\s\]]{1,60}\])")
# The names of block lists stay words; any other host says nothing, even one called "spam".
_HOST = re.compile(
    r"(?<![\w/.-])(?!\S{0,80}(?:spamhaus|spamcop|sorbs|barracuda|surbl|uribl))[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}"
    r"(?<=[a-z])\.?(?![\w-])"
)
_MARKS = re.compile(r"[^\w@~]+|_+")
_SAME = (("’", "'"), ("can't", "can not"), ("won't", "will not"), ("n't", " not"), ("cannot", "can not"))


def plain(text: str) -> str:
    """Returns a text as sayings are written: lower case, single spaces, no marks, hosts and addresses as signs."""
    text = text[: LETTERS * 2].lower()
    for written, meant in _SAME:
        text = text.replace(written, meant)
    text = _HOST.sub(" ~ ", _ADDRESS.sub(" @ ", text)).replace("e-mail", "email")
    return f" {_MARKS.sub(' ', text)[:LETTERS]} "


@dataclass(frozen=True, slots=True)
class _Saying:
    pieces: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        place = text.find(self.pieces[0])
        while place >= 0:
            end = place + len(self.pieces[0])
            for piece in self.pieces[1:]:
                found = text.find(piece, end - 1, end + GAP + len(piece))
                if found < 0:
                    break
                end = found + len(piece)
            else:
                return True
            place = text.find(self.pieces[0], place + 1)
        return False


@lru_cache(maxsize=32)
def _sayings(table: str) -> tuple[_Saying, ...]:
    lines = re.split(r"[|\n]", table.strip())
    return tuple(_Saying(tuple(_piece(piece) for piece in line.split("…"))) for line in lines)


def _piece(piece: str) -> str:
    return f" {piece.strip()} ".replace("* ", "").replace(" *", "")


def says(text: str, table: str) -> bool:
    """Tells whether a plain text holds one of a table's sayings."""
    return any(one.is_in(text) for one in _sayings(table))


def _paired(before: str, after: str) -> re.Pattern[str]:
    ends = after.replace("*", r"\w{0,12}")
    return re.compile(rf"(?<= )(?:{before}) (?:[^ ]{{1,60}} ){{0,7}}?(?:{ends})(?= )")


_PAIRS = {
    sayings.DEAD: _paired(sayings.WHO, sayings.GONE),
    sayings.SUSPENDED: _paired(sayings.WHO, sayings.CLOSED),
    sayings.FULL: _paired(sayings.HOLDS, sayings.FULL_UP),
}


def said(text: str) -> list[Family]:
    """Lists what a plain text may mean by its words, what counts more first."""
    return [
        family
        for family, table in sayings.STRONG
        if says(text, table) or (table in _PAIRS and _PAIRS[table].search(text))
    ]


def said_weakly(text: str) -> list[Family]:
    """Lists what the commonplaces of a plain text hint at."""
    return [family for family, table in sayings.WEAK if says(text, table)]
