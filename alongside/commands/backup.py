"""`alongside backup`: content and keys, each in a file of its own, while everybody goes on writing."""

import argparse
import sys
from pathlib import Path

from alongside.cli import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("--to", type=Path, metavar="DIR", help="where backups are kept (else ALONGSIDE_BACKUPS)")
    parser.add_argument("--keys-to", type=Path, metavar="DIR", help="folder for keys, best on another disk")


def run(chosen: argparse.Namespace) -> int:
    """Write one backup and say what it is."""
    start_django()
    from alongside.core.errors import KeyLost, Refused
    from alongside.portability.backup import CONTENT_KEPT, KEYS_KEPT, back_up

    try:
        done = back_up(to=_place(chosen.to), keys_to=_place(chosen.keys_to))
    except (Refused, KeyLost, OSError) as error:
        print(f"There is no backup: {error}", file=sys.stderr)
        return 1
    print(f"Content   {done.content}  ({done.content.stat().st_size:,} bytes, kept {CONTENT_KEPT.days} days)")
    print(f"Keys      {done.keys}  ({done.key_count} keys, kept {KEYS_KEPT.days} days)")
    print(f"Erasures  {done.erasures}")
    if done.cleared:
        print(f"Cleared away {len(done.cleared)} backups that were too old to keep.")
    print("Keep keys apart from content: whoever has both can read what people wrote in private.")
    return 0


def _place(folder: Path | None) -> Path | None:
    return folder.expanduser().resolve() if folder else None
