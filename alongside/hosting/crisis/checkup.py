"""What the doctor says of the lines that people in danger are shown."""

from collections.abc import Iterator

from alongside.core.doctor.finding import Finding
from alongside.hosting.crisis.lines import STALE, amended_file, every_line, stale_lines, trouble_in_own_lines

NAME = "Lines to call"


def lines_to_call() -> Iterator[Finding]:
    """Lines to call."""
    if trouble := trouble_in_own_lines():
        yield Finding(
            NAME,
            f"{amended_file()} cannot be read, so only the lines of the house are shown: {trouble}",
            "Mend the file, or move it away. What stands in it is said in docs/operating/help-lines.md.",
        )
    if stale := stale_lines():
        yield Finding(
            NAME,
            f"Nobody has looked for {STALE.days} days, or ever, at {len(stale)} of {len(every_line())} lines.",
            "See which with `alongside lines`, look at the pages of those in your people's countries, and say so: "
            "`alongside lines checked ES:024`.",
            urgent=False,
        )
