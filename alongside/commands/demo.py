"""`alongside demo`: an invented, lively community in an empty database."""

import argparse

from alongside.cli import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(chosen: argparse.Namespace) -> int:
    """Seed the demo once; beside real people it does nothing."""
    start_django()
    from alongside import demo

    if not demo.is_empty():
        print("Somebody lives here already, so nothing invented was added.")
        return 0
    demo.seed()
    print("An invented community moved in: Kidney Kitchen, and two more.")
    return 0
