"""How well the guide matches: over the labelled descriptions, per language and half, each figure with its interval.

`python -m tests.guide.matching.measure` prints them; `tuned` behind it leaves the unseen halves alone.
No text is printed.
"""

import os
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.speech.measure import Share

LABELLED = Path(__file__).parents[1] / "labelled"
SHOWN = 3  # entries that a tired person looks at


@dataclass(frozen=True)
class Measured:
    """How often a right entry came among the first three, or first; and one that hurts came first."""

    shown: Share
    first: Share
    unsuitable: Share


def directory() -> list[Any]:
    """The invented directory, as the matcher takes it."""
    from alongside.guide.matching import Described

    keys = ("conditions", "stands", "languages", "hopes")
    listed = tomllib.loads((LABELLED / "communities.toml").read_text("utf-8"))["community"]
    return [
        Described(one["id"], one["name"], one["what"], one["who"], **{key: tuple(one[key]) for key in keys})
        for one in listed
    ]


def rows(file: Path) -> list[dict[str, str]]:
    """The lines of a file by column."""
    header, *lines = file.read_text("utf-8").splitlines()
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


def ids(cell: str) -> set[str]:
    """What a cell lists."""
    return set(filter(None, cell.split(",")))


def found_for(row: dict[str, str], language: str, among) -> list[str]:
    """The first ids found for a line."""
    from alongside.guide.matching import match

    return [one.id for one in match(row["text"], ids(row["stands"]), language, row["hope"], among)[:SHOWN]]


def measure(file: Path) -> Measured:
    """Match each description of a file."""
    language, among, lines = file.name.split(".")[1], directory(), rows(file)
    told = [(found_for(row, language, among), ids(row["right"]), ids(row["never"])) for row in lines]
    return Measured(
        Share(sum(bool(set(found) & right) for found, right, _ in told), len(lines)),
        Share(sum(found[0] in right for found, right, _ in told), len(lines)),
        Share(sum(found[0] in never for found, _, never in told), len(lines)),
    )


def main(halves: tuple[str, ...] = ("tuned", "unseen")) -> None:
    """Print a line for each file."""
    for half in halves:
        for file in sorted(LABELLED.glob(f"descriptions.*.{half}.tsv")):
            got = measure(file)
            print(f"{file.name:28} in three {got.shown}   first {got.first}   unsuitable first {got.unsuitable}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    main(*[tuple(sys.argv[1:])] if sys.argv[1:] else [])
