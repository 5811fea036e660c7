"""`alongside restore FILE`: a backup in place of what is there, and every erasure again."""

import argparse
import sys
from pathlib import Path

from alongside.cli import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which files, and whether what is there may be replaced."""
    parser.add_argument("content", type=Path, metavar="FILE", help="the content backup (…-content.tar)")
    parser.add_argument("--keys", type=Path, metavar="FILE", help="the keys backup (else the newest one found)")
    parser.add_argument(
        "--erasures",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="another list of erasures to replay",
    )
    parser.add_argument("--replace", action="store_true", help="put it in place of a database that is there")


def run(chosen: argparse.Namespace) -> int:
    """Restore while nobody serves, and say what came of it."""
    start_django()
    from alongside.commands.alone import alone
    from alongside.core.errors import KeyLost, Refused
    from alongside.portability.restore import restore

    with alone():
        try:
            done = restore(chosen.content.resolve(), keys=chosen.keys, erasures=chosen.erasures, replace=chosen.replace)
        except (Refused, KeyLost, OSError) as error:
            print(f"Nothing was restored: {error}", file=sys.stderr)
            return 1
    print(f"Restored {chosen.content.name}, with the keys of {done.keys_from}.")
    print(f"Erased again, because they had been erased since: {done.erased_again}.")
    print("Everybody has to sign in again; letters that waited were not brought back, so nothing is sent twice.")
    if done.aside:
        print(f"What was there before lies in {done.aside}. Delete it when you are content.")
    if not done.findings.all_well:
        print("Some keys are missing. Say: alongside doctor", file=sys.stderr)
        return 1
    return 0
