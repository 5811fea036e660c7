"""`alongside doctor`: what is well, what is wrong, and what to do."""

import argparse

from alongside.cli import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose but how much to say."""
    parser.add_argument("--quiet", action="store_true", help="say only what is wrong")


def run(chosen: argparse.Namespace) -> int:
    """Say what was found; 1 when something needs doing now."""
    start_django()
    from alongside.core.doctor.look import look_over

    urgent = False
    for found in look_over():
        if found.trouble:
            urgent = urgent or found.urgent
            print(f"{'WRONG' if found.urgent else 'Look '}  {found.looked_at}: {found.trouble}\n       {found.remedy}")
        elif not chosen.quiet:
            print(f"Well   {found.looked_at}")
    return 1 if urgent else 0
