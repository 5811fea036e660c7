"""`alongside keys rotate | verify | restore FILE | lost`: looking after the keys."""

import argparse
import sys
from pathlib import Path

from alongside.cli import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do with the keys."""
    parser.add_argument("what", choices=list(DOINGS), help="what to do")
    parser.add_argument("file", nargs="?", type=Path, help="for restore: the keys backup")
    parser.add_argument("--yes", action="store_true", help="for lost: give up what cannot be opened")


def run(chosen: argparse.Namespace) -> int:
    """Do it, and say what came of it."""
    start_django()
    from alongside.core.errors import KeyLost, Refused

    try:
        return DOINGS[chosen.what](chosen)
    except (KeyLost, Refused) as trouble:
        print(trouble, file=sys.stderr)
        return 1


def rotate(_chosen: argparse.Namespace) -> int:
    """A new root key for everything."""
    from alongside.core.keyring import rotate as rotation

    name = rotation.rotate()
    print(f"Every key is wrapped by the new root key {name} now. Back up the keys: alongside backup")
    for retired in rotation.retire_roots():
        print(f"The root key {retired} is needed by nothing any more and was deleted.")
    print("Older root keys are kept for the keys backups of the last 7 days; say this again later to delete them.")
    return 0


def verify(_chosen: argparse.Namespace) -> int:
    """Try every key."""
    from alongside.core.keyring.verify import verify_keys

    found = verify_keys()
    print(f"{found.good} keys open.")
    for root, count in found.lost.items():
        print(f"{count} keys do not: the file root-{root}.key is missing.")
    if found.changed:
        print(f"{found.changed} keys do not: they were changed, or are damaged.")
    if found.index_missing:
        print("The key of look-ups (index.key) is missing.")
    if not found.all_well:
        print("What to do: alongside doctor")
    return 0 if found.all_well else 1


def restore(chosen: argparse.Namespace) -> int:
    """Put key files back from a keys backup."""
    from django.conf import settings

    from alongside.portability.keys_copy import put_back_files, read_keys

    if not chosen.file:
        print("Say which file: alongside keys restore FILE", file=sys.stderr)
        return 2
    _rows, files = read_keys(chosen.file)
    written = put_back_files(files, settings.KEYS)
    print(f"Put back: {', '.join(written) or 'nothing, everything was there'}.")
    return verify(chosen)


def lost(chosen: argparse.Namespace) -> int:
    """Give up what no key opens any more, so that the community can go on."""
    from alongside.core.keyring.verify import verify_keys
    from alongside.portability.lost import give_up_lost_keys

    if verify_keys().all_well:
        print("No key is lost.")
        return 0
    if not chosen.yes:
        print(
            "Some keys cannot be opened. First look for a copy: `alongside keys restore FILE` takes a keys backup.\n"
            "Without one, what they sealed can never be read again: addresses, preferences, drafts, private\n"
            "conversations, reports. Posts stay. To give it up and go on: alongside keys lost --yes"
        )
        return 1
    for kind, count in sorted(give_up_lost_keys().items()):
        print(f"{kind}: {count}")
    print("Given up. People sign in as before, except by an address: they add theirs again.")
    return 0


DOINGS = {"rotate": rotate, "verify": verify, "restore": restore, "lost": lost}
