"""Files and functions stay small enough to read at one sitting.

Past 150 lines a file, and past 15 a function, this asks for a look; past 300 and 40 it fails. What has to be longer is
listed in `long.txt` beside this file with its reason, one a line: `path[:function] = reason`.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from bin.checks.parts import HOUSE
from bin.checks.sources import Source, files, sources

FILE_ABOUT, FILE_MOST = 150, 300
FUNCTION_ABOUT, FUNCTION_MOST = 15, 40
SCRIPT_MOST = 40  # one behaviour a file
SHOWN = 12

type Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Long:
    """Something longer than it should be."""

    place: str
    lines: int
    about: int
    most: int

    def __str__(self) -> str:
        return f"{self.place}: {self.lines} lines, should be about {self.about} and at most {self.most}"


def long_ones() -> Iterator[Long]:
    """Everything longer than it should be, in our Python, templates, styles and scripts."""
    for source in sources():
        yield from measured(source.name, len(source.text.splitlines()), FILE_ABOUT, FILE_MOST)
        if not source.name.startswith("tests/"):
            for name, function in functions(source):
                yield from measured(f"{source.name}:{name}", length(function), FUNCTION_ABOUT, FUNCTION_MOST)
    for path in files("alongside", "templates/**/*.html", "static/css/*.css"):
        yield from measured(path.relative_to(HOUSE).as_posix(), count(path.read_text()), FILE_ABOUT, FILE_MOST)
    for path in files("alongside/static", "js/*.js"):
        yield from measured(path.relative_to(HOUSE).as_posix(), count(path.read_text()), SCRIPT_MOST, SCRIPT_MOST)


def measured(place: str, lines: int, about: int, most: int) -> Iterator[Long]:
    """Yield the place when it is longer than it should be."""
    if lines > about:
        yield Long(place, lines, about, most)


def count(text: str) -> int:
    """Lines that say something."""
    return sum(1 for line in text.splitlines() if line.strip())


def functions(source: Source) -> Iterator[tuple[str, Function]]:
    """Every function and method of a file, with its class's name before it."""
    for node in ast.walk(source.tree):
        inside = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        if isinstance(node, ast.Module | ast.ClassDef):
            for child in node.body:
                if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield inside + child.name, child


def length(function: Function) -> int:
    """Lines of a function, without its docstring."""
    last = function.end_lineno or function.lineno
    first = function.body[0]
    if ast.get_docstring(function, clean=False) and first.end_lineno:
        return last - first.end_lineno + first.lineno - function.lineno
    return last - function.lineno + 1


def excused() -> dict[str, str]:
    """What may be longer, and why."""
    lines = (HOUSE / "bin/checks/long.txt").read_text().splitlines()
    pairs = (line.partition(" = ") for line in lines if line.strip() and not line.startswith("#"))
    return {place.strip(): reason.strip() for place, _, reason in pairs}


def check() -> bool:
    """Tell what is too long, fail when something is far too long, or is excused without need or reason."""
    long, reasons = list(long_ones()), excused()
    idle = [f"{place}: is excused in long.txt, but isn't long" for place in set(reasons) - {one.place for one in long}]
    bare = [f"{place}: is excused in long.txt without a reason" for place, reason in reasons.items() if not reason]
    unexcused = [one for one in long if one.place not in reasons]
    failing = [str(one) for one in unexcused if one.lines > one.most] + idle + bare
    asking = sorted((one for one in unexcused if one.lines <= one.most), key=lambda one: one.about - one.lines)
    for one in asking[:SHOWN]:
        print(f"   worth a look: {one}")
    if len(asking) > SHOWN:
        print(f"   … and {len(asking) - SHOWN} more")
    print("\n".join(failing) or f"   {len(sources())} files of Python, none too long")
    return not failing
