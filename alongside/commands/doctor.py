"""`alongside doctor`: what is well, what is wrong, and what to do."""

import argparse

from alongside.cli import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """How much to say, and whether to try again what failed."""
    parser.add_argument("--quiet", action="store_true", help="say only what is wrong")
    parser.add_argument("--again", action="store_true", help="first let jobs that were put aside run again")


def run(chosen: argparse.Namespace) -> int:
    """Say what was found; 1 when something needs doing now."""
    start_django()
    from alongside.core.doctor.look import look_over
    from alongside.core.parked import let_run_again

    if chosen.again:
        print(f"Run again: {let_run_again()} jobs that were put aside.")
    urgent = False
    for found in look_over():
        if found.trouble:
            urgent = urgent or found.urgent
            print(f"{'WRONG' if found.urgent else 'Look '}  {found.looked_at}: {found.trouble}\n       {found.remedy}")
        elif not chosen.quiet:
            print(f"Well   {found.looked_at}")
    return 1 if urgent else 0
