"""Writing down that somebody looked up a line, in the installation's own file."""

import os
from datetime import date

from alongside.core.errors import NotFound
from alongside.hosting.crisis.lines import LinesBroken, amended_file, every_line, trouble_in_own_lines

BEGINS = "# Lines of this installation; what stands here counts before those of the house, and the last entry of all.\n"


def check_line(key: str, *, on: date) -> None:
    """Remember that a line was found true on this day; the file's own words stay as they are."""
    if trouble := trouble_in_own_lines():
        raise LinesBroken(trouble)
    line = next((line for line in every_line() if line.key == key.replace(" ", "")), None)
    if line is None:
        raise NotFound
    file = amended_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text("utf-8") if file.exists() else BEGINS
    entry = f'\n[[line]]\ncountry = "{line.country}"\nnumber = "{line.number}"\nchecked = "{on.isoformat()}"\n'
    beside = file.with_suffix(".new")
    beside.write_text(before.rstrip("\n") + "\n" + entry, "utf-8")
    os.replace(beside, file)  # whoever reads meanwhile reads the old one whole
