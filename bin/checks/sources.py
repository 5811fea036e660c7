"""The files the checks of our own read, and what each says of itself."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bin.checks.parts import HOUSE

ROOTS = ("alongside", "bin", "bench", "tests")


@dataclass(frozen=True)
class Source:
    """One Python file of ours."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Its path inside the house."""
        return self.path.relative_to(HOUSE).as_posix()


def python_files() -> Iterator[Path]:
    """Every Python file of ours but migrations, which a program writes."""
    for root in ROOTS:
        for path in sorted((HOUSE / root).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of ours, parsed."""
    return tuple(Source(path, text := path.read_text(), ast.parse(text)) for path in python_files())


def files(root: str, *patterns: str) -> list[Path]:
    """Files under a folder of the house that match any of the patterns."""
    return sorted(path for pattern in patterns for path in (HOUSE / root).rglob(pattern) if path.is_file())
