"""`alongside migrate`: the database as this release wants it, after a backup of what was there."""

import argparse
import sys

from alongside.cli import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """How much to say, and whether a backup is at hand already."""
    parser.add_argument("--quiet", action="store_true", help="say nothing unless something is wrong")
    parser.add_argument("--no-backup", action="store_true", help="don't back up first: there is a backup already")


def run(chosen: argparse.Namespace) -> int:
    """Apply every step that isn't taken yet, and leave older posts to be rendered anew."""
    start_django()
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        steps = _steps_waiting()
        if steps and not chosen.no_backup and _somebody_lives_here():
            _back_up(len(steps), quiet=chosen.quiet)
    except DatabaseError as error:
        print(f"The database cannot be reached or read: {error}\nNothing was changed.", file=sys.stderr)
        return 1
    if steps:
        call_command("migrate", interactive=False, verbosity=0 if chosen.quiet else 1)
    _render_anew(quiet=chosen.quiet)
    _bring_directory(quiet=chosen.quiet)
    return 0


def _steps_waiting() -> list[object]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return list(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _somebody_lives_here() -> bool:
    from django.db import DatabaseError

    from alongside.accounts.models import Person

    try:
        return Person.objects.exists()
    except DatabaseError:
        return False  # a new database has no tables yet


def _back_up(steps: int, *, quiet: bool) -> None:
    """Keep what is there now; without that, no step is taken."""
    from alongside.core.errors import KeyLost, Refused
    from alongside.portability.backup import back_up

    try:
        done = back_up()
    except (Refused, KeyLost, OSError) as error:
        sys.exit(
            f"{steps} steps are to be taken, but backing up first failed: {error}\n"
            "Nothing was changed. Mend that, or if you have a backup already, say: alongside migrate --no-backup"
        )
    if not quiet:
        print(f"Backed up before {steps} steps: {done.content} and {done.keys}")


def _render_anew(*, quiet: bool) -> None:
    from alongside.threads.rerender import queue_rendering

    if queue_rendering() and not quiet:
        print("Posts of an older release are rendered anew while people read on.")


def _bring_directory(*, quiet: bool) -> None:
    """A guide with nothing in it helps nobody: a new house begins with the start that comes along."""
    from alongside.guide.directory.merge import bring_start_once

    if (came := bring_start_once()) and not quiet:
        print(f"The guide begins with {came} public organisations. Nobody here has looked at them; their pages say so.")
