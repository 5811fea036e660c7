"""`alongside migrate`: the database as this release wants it."""

import argparse

from alongside.cli import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose but how much to say."""
    parser.add_argument("--quiet", action="store_true", help="say nothing unless something is wrong")


def run(chosen: argparse.Namespace) -> int:
    """Apply every migration that isn't applied yet."""
    start_django()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0 if chosen.quiet else 1)
    return 0
