"""The lists as they hold here: those of the house, with what hosts of this installation added and took out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from alongside.speech.lines import LISTS, PASSED_OVER, File, Line, Trouble, read_folder
from alongside.speech.syntax import Known, LineBroken

SHIPPED = Path(__file__).parent / "phrases"


@dataclass
class List:
    """One list in one language: patterns by part, and what is none of it."""

    parts: dict[str, list[str]] = field(default_factory=dict)
    excluded: list[str] = field(default_factory=list)  # taken out of a text before it is looked at
    spared: list[str] = field(default_factory=list)  # a text with one of these isn't looked at by this list
    passed: frozenset[str] = frozenset()  # words that are passed over in texts, as they were in the patterns

    @property
    def patterns(self) -> Iterator[str]:
        """All of them."""
        return chain(*self.parts.values(), self.excluded, self.spared)


def read_lists(own: Path, shipped: Path = SHIPPED) -> tuple[dict[File, List], list[Trouble]]:
    """All lists, and the lines that were left out; files of hosts lie in `own`."""
    files, troubles = read_folder(shipped, shipped=True)
    changes, more = read_folder(own)
    troubles += more
    lists: dict[File, List] = {}
    for language in sorted({language for _name, language in (*files, *changes)}):
        known = Known()
        for name in LISTS:
            lines = _amended(files.get((name, language), []), changes.get((name, language), []), troubles)
            lists[name, language] = _read(lines, known, troubles)
    return lists, troubles


def _amended(lines: list[Line], changes: list[Line], troubles: list[Trouble]) -> list[Line]:
    """The lines without those that hosts took out, and with theirs."""
    there = {line.said for line in lines}
    out = {line.said for line in changes if line.out}
    for line in changes:
        if line.out and line.said not in there:
            troubles.append(Trouble(line.file, line.number, "No line of ours says this, so it can't be taken out."))
    return [line for line in lines if line.said not in out] + [line for line in changes if not line.out]


def _read(lines: list[Line], known: Known, troubles: list[Trouble]) -> List:
    """What the lines mean. Names come first, so that a host's addition to one reaches the phrases of the house."""
    known.pass_over(word for line in lines if line.part == PASSED_OVER for word in line.words.split())
    said = [line for line in lines if line.part != PASSED_OVER]
    read = List(passed=known.passed)
    for line in sorted(said, key=lambda line: line.mark != "="):
        try:
            _take(line, read, known)
        except LineBroken as broken:
            troubles.append(Trouble(line.file, line.number, str(broken)))
    return read


def _take(line: Line, read: List, known: Known) -> None:
    reading = known.pattern if line.shipped else known.tried
    if line.mark == "=":
        known.keep(line.name, line.words)
    elif line.mark:
        (read.spared if line.mark == "!!" else read.excluded).append(reading(line.words))
    else:
        read.parts.setdefault(line.part, []).append(reading(line.words))
