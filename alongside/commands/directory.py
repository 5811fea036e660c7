"""`alongside directory`: the guide's directory as one open file, written for others and read from them."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from alongside.cli import start_django

if TYPE_CHECKING:
    from alongside.guide.directory.merge import Merged

SHOWN = 20  # names of one sort that a report prints


def arguments(parser: argparse.ArgumentParser) -> None:
    """Write it, or read one; a look changes nothing."""
    parser.add_argument("verb", choices=("write", "look", "read"), help="write ours; look at, or bring in, another")
    parser.add_argument("file", nargs="?", default="", help="the file, as docs/directory-format.md says it")
    parser.add_argument("--start", action="store_true", help="read the start that comes with Alongside")


def run(chosen: argparse.Namespace) -> int:
    """Do it, and say in plain words what became of each entry."""
    if bool(chosen.file) == chosen.start or (chosen.verb == "write" and chosen.start):
        print("Name one file; or say `alongside directory read --start`.", file=sys.stderr)
        return 2
    start_django()
    if chosen.verb == "write":
        return _write(Path(chosen.file))
    return _read(Path(chosen.file) if chosen.file else None, only_look=chosen.verb == "look")


def _write(file: Path) -> int:
    from alongside.guide.directory.file_out import directory_file

    content = directory_file()
    try:
        file.write_bytes(content)
        file.chmod(0o644)  # it is for everybody
    except OSError as error:
        print(f"{file} can't be written: {error.strerror}.", file=sys.stderr)
        return 1
    print(f"Wrote {file}, {len(content)} bytes. It holds only what everybody can read under /guide/.")
    return 0


def _read(file: Path | None, *, only_look: bool) -> int:
    from alongside.guide.directory.file_in import MOST_BYTES, FileBroken
    from alongside.guide.directory.merge import START, merge_file

    try:
        with (file or START).open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
        merged = merge_file(content, only_look=only_look)
    except OSError as error:
        print(f"{file or START} can't be read: {error.strerror}.", file=sys.stderr)
        return 1
    except FileBroken as broken:
        print(f"This is no directory file. {broken} Nothing was changed.", file=sys.stderr)
        return 1
    _report(merged, only_look=only_look)
    return 0


def _report(merged: "Merged", *, only_look: bool) -> None:
    print("This would happen:" if only_look else "Done:")
    for said, refs in (
        ("new", merged.new),
        ("changed by the file", merged.changed),
        ("the same as here", merged.same),
        ("kept as guides here have it, or looked at later here", merged.kept),
    ):
        print(f"  {len(refs):>5}  {said}")
        if refs and said != "the same as here":
            print(f"         {', '.join(refs[:SHOWN])}{' …' if len(refs) > SHOWN else ''}")
    print(f"  {len(merged.left_out):>5}  left out")
    for sentence in merged.left_out[:SHOWN]:
        print(f"         {sentence}")
    if only_look:
        print("Nothing was changed. To bring it in, say: alongside directory read FILE")
