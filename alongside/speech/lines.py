"""Files of phrases, line by line. What can't be read is told, and left out.

A file is called `crisis.en.txt`: a list and a language. `docs/operating/phrases.md` tells hosts what may stand in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WORDS = "words"  # the list that holds no phrases, but what the others may name
PASSED_OVER = "passed over"  # the part of `words` with small words that change nothing
# Parts of `crisis` that say little alone: two of different parts in one text are as much as a phrase said outright.
HINTS = ("weary", "burden", "parting", "order", "settled", "secret", "means", "gone")
CALM = "calm"  # the part with words of who is looked after, or of grief: beside these, it takes a hint more
# Which lists there are, and their parts; "" where a list is one. `words` holds names for the others, and no phrases.
LISTS: dict[str, tuple[str, ...]] = {
    WORDS: ("", PASSED_OVER),
    "crisis": ("", *HINTS, CALM),
    "method": ("about", "detail"),
    "scam": ("cure", "crypto", "payment", "fundraiser", "elsewhere"),
    "claims": ("others", "own"),
    "instruct": ("",),
    "mine": ("",),
}
LARGEST_FILE = 200_000  # bytes: many times ours, and still read at once

_NAMED = re.compile(r"([a-z]+)\.([a-z]{2,3})\.txt\Z")
_MARKED = re.compile(r"(?P<out>- )?(?:(?P<mark>!!?) |<(?P<name>[a-z]{1,20})> ?= ?)?(?P<words>.+)\Z")
_REMARK = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True)
class Trouble:
    """A line, or a whole file (line 0), that was left out, and why."""

    file: str
    line: int
    why: str


@dataclass(frozen=True)
class Line:
    """One line that says something."""

    part: str
    mark: str  # "" before a phrase; ! and !! before what it isn't; = for what is kept under a name
    name: str
    words: str
    out: bool  # takes such a line of the house out
    file: str
    number: int
    shipped: bool  # of the house: each was tried before it came here

    @property
    def said(self) -> tuple[str, str, str]:
        """What makes two lines the same, in whatever part they stand."""
        return self.mark, self.name, self.words.casefold()


type File = tuple[str, str]  # a list and a language


def read_folder(folder: Path, *, shipped: bool = False) -> tuple[dict[File, list[Line]], list[Trouble]]:
    """All files of phrases in a folder, and what couldn't be read there."""
    files: dict[File, list[Line]] = {}
    troubles: list[Trouble] = []
    for path in sorted(folder.glob("*.txt")):
        named = _NAMED.match(path.name)
        if not named or named[1] not in LISTS:
            troubles.append(
                Trouble(path.name, 0, f"Files are called after a list ({', '.join(LISTS)}) and a language.")
            )
            continue
        lines = list(_lines(path, LISTS[named[1]], shipped))
        files[named[1], named[2]] = [line for line in lines if isinstance(line, Line)]
        troubles += [line for line in lines if isinstance(line, Trouble)]
    return files, troubles


def _lines(path: Path, parts: tuple[str, ...], shipped: bool) -> Iterator[Line | Trouble]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            yield Trouble(path.name, 0, f"It is larger than {LARGEST_FILE // 1000} kB.")
            return
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        why = "It isn't plain text in UTF-8." if isinstance(error, UnicodeError) else f"{error.strerror}."
        yield Trouble(path.name, 0, why)
        return
    part = parts[0]
    for number, raw in enumerate(text.splitlines(), 1):
        words = " ".join(_REMARK.sub("", raw).split())
        if words.endswith(":"):
            if words[:-1] in parts:
                part = words[:-1]
            else:
                yield Trouble(path.name, number, f"There is no part called “{words[:-1]}” in this list.")
        elif found := _MARKED.match(words):
            mark = "=" if found["name"] else found["mark"] or ""
            yield Line(part, mark, found["name"] or "", found["words"], bool(found["out"]), path.name, number, shipped)
