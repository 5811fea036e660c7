"""`alongside replay FILE… --responders N`: an old archive, played through the welcome queue. It writes nothing."""

import argparse
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from alongside.cli import start_django
from alongside.commands.figures import hours

if TYPE_CHECKING:
    from alongside.hosting.figures.replay import Played, Replay

LONGEST = 10  # waits that are printed one by one
WITHIN = (timedelta(hours=1), timedelta(hours=12), timedelta(hours=48))


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which archives, and how many people would welcome."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="mbox, pipermail's text, single mails; .gz")
    parser.add_argument("--responders", type=int, default=4, metavar="N", help="how many would welcome people (4)")
    parser.add_argument("--seed", type=int, default=1, help="another number makes up other people")
    parser.add_argument("--each", action="store_true", help="print every newcomer's wait, not the longest alone")


def run(chosen: argparse.Namespace) -> int:
    """Print who waited how long, and who would have."""
    start_django()
    from alongside.core import clock
    from alongside.hosting.figures.replay import replay
    from alongside.portability.archive.asked import read_asked

    if missing := [path for path in chosen.files if not path.is_file()]:
        print(f"There is no file {missing[0]}.", file=sys.stderr)
        return 2
    if not 0 <= chosen.responders <= 1_000:
        print("--responders is a number from 0 to 1000.", file=sys.stderr)
        return 2
    told = read_asked(chosen.files, now=clock.now())
    if not told.asked:
        print("No conversation begins in these files.", file=sys.stderr)
        return 1
    played = replay(told.asked, told.answer_hours, responders=chosen.responders, seed=chosen.seed)
    print("\n".join(report(played, chosen.responders, each=chosen.each)))
    return 0


def report(played: "Replay", responders: int, *, each: bool = False) -> list[str]:
    """The result as a small table, with what was assumed."""
    first, last = played.played[0].asked.at, played.played[-1].asked.at
    weeks = max((last - first) / timedelta(weeks=1), 1)
    who = "1 who welcomes" if responders == 1 else f"{responders} who welcome"
    return [
        f"{len(played.played)} conversations from {first:%-d %B %Y} to {last:%-d %B %Y},",
        f"{len(played.newcomers)} of them begun by somebody who had not written before.",
        "",
        f"{'':<28}{'as it was':>14}{'with ' + who:>24}",
        *_table("Newcomers", played.newcomers),
        *_table("Everybody", played.played),
        *_load(played, weeks),
        "",
        *_longest(played.newcomers, each=each),
        *ASSUMED,
    ]


ASSUMED = (
    "What is assumed: each of them is awake for 14 hours, around an hour at which people of this archive answered;",
    "says yes to half of what they are asked; sees it after 45 minutes or so; writes for ten. A few are asked at a",
    "time, nobody more than three times a day; after six hours a host is, and always answers. Who was answered",
    "sooner still is. In old mail, announcements wait for an answer like questions, clocks are their writers' own,",
    "and people also answered off the list: take it as a picture, not as a proof.",
)


def _table(whose: str, played: Sequence["Played"]) -> list[str]:
    if not played:
        return []
    was = [one.was for one in played]
    would = [one.would_be for one in played]
    rows = [_row(f"{whose} answered", share(was), share(would))]
    rows += [_row(f"  within {hours(most)}", share(was, most), share(would, most)) for most in WITHIN]
    rows.append(_row("  half of them within", within(was, 50), within(would, 50)))
    rows.append(_row("  nine of ten within", within(was, 90), within(would, 90)))
    rows.append(_row("  by a host alone", "", f"{sum(one.by_host for one in played) / len(played):.0%}"))
    return rows


def _row(what: str, was: str, would: str) -> str:
    return f"{what:<28}{was:>14}{would:>24}"


def share(waits: Sequence[timedelta | None], most: timedelta | None = None) -> str:
    """How many of a hundred had an answer, in this time."""
    good = sum(wait is not None and (most is None or wait <= most) for wait in waits)
    return f"{good / len(waits):.0%}"


def within(waits: Sequence[timedelta | None], percent: int) -> str:
    """What this percentage did not exceed; "never" where so many were not answered at all."""
    from alongside.hosting.figures.figures import percentile

    ordered = sorted(wait if wait is not None else timedelta.max for wait in waits)
    found = percentile(ordered, percent)
    return "never" if found in (None, timedelta.max) else hours(found)


def _load(played: "Replay", weeks: float) -> list[str]:
    people = played.responders
    if not people:
        return []
    asked = sum(len(one.nudged) for one in people) / len(people) / weeks
    answered = sum(one.answered for one in people) / len(people) / weeks
    most = max(len(one.nudged) for one in people) / weeks
    return [
        "",
        f"A week, each would have been asked {asked:.1f} times (one of them {most:.1f}) and answered {answered:.1f}.",
    ]


def _longest(newcomers: Sequence["Played"], *, each: bool) -> list[str]:
    if not newcomers:
        return []
    ordered = sorted(newcomers, key=lambda one: one.was or timedelta.max, reverse=True)
    shown = newcomers if each else ordered[:LONGEST]
    head = "Each newcomer:" if each else "The newcomers who waited longest:"
    return [head, *(f"  {one.asked.at:%a %-d %b %Y %H:%M}   {_one(one)}" for one in shown), ""]


def _one(one: "Played") -> str:
    was = "never answered" if one.was is None else hours(one.was)
    would = "never answered" if one.would_be is None else hours(one.would_be)
    return f"{was:>16}  →  {would}"
