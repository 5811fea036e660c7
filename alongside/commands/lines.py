"""`alongside lines`: the lines that people in danger are shown, and writing down that somebody looked one up."""

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from alongside.cli import start_django

if TYPE_CHECKING:
    from alongside.hosting.crisis.lines import Line


def arguments(parser: argparse.ArgumentParser) -> None:
    """List them, or say of one that it is still right."""
    parser.add_argument(
        "verb", nargs="?", choices=("list", "checked"), default="list", help="list them, or say of some"
    )
    parser.add_argument(
        "lines", nargs="*", metavar="LINE", help="which are still right, as the list names them: ES:024"
    )
    parser.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="when they were looked at; else today")


def run(chosen: argparse.Namespace) -> int:
    """Print every line, the ones to look at first; or write the day beside those that are named."""
    start_django()
    from alongside.core import clock
    from alongside.hosting.crisis.lines import every_line, trouble_in_own_lines

    if trouble := trouble_in_own_lines():
        print(f"The lines of this installation can't be read: {trouble}", file=sys.stderr)
        return 2
    if chosen.verb == "checked":
        return _checked(chosen.lines, chosen.on or clock.today())
    for line in sorted(every_line(), key=lambda line: not line.is_stale):
        print(_said(line))
    return 0


def _checked(keys: list[str], on: date) -> int:
    from alongside.core import clock
    from alongside.core.errors import NotFound
    from alongside.hosting.crisis.check_line import check_line

    if not keys or on > clock.today():
        print("Name at least one line, and a day that has come.", file=sys.stderr)
        return 2
    for key in keys:
        try:
            check_line(key, on=on)
        except NotFound:
            print(f"There is no line {key!r}. Say `alongside lines` to see which there are.", file=sys.stderr)
            return 2
        print(f"{key}: looked at on {on.isoformat()}.")
    return 0


def _said(line: "Line") -> str:
    looked = f"looked at on {line.checked}" if line.checked else "nobody has looked"
    return f"{'Look' if line.is_stale else 'Well'}  {line.key:<16} {line.name}, {line.hours}. {line.source}: {looked}"
