"""`alongside figures`: how newcomers fare in each community, in a few lines. It names no member."""

import argparse
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from alongside.cli import start_django

if TYPE_CHECKING:
    from alongside.hosting.figures.figures import Figures


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which community; else all of them."""
    parser.add_argument("--community", default="", metavar="ID", help="as in the address of its page")


def run(chosen: argparse.Namespace) -> int:
    """Print the figures of the last 90 days."""
    start_django()
    from alongside.commands.alone import refuse_old_database
    from alongside.communities.models import Community
    from alongside.hosting.figures.figures import figures_of

    refuse_old_database()
    standing = Community.objects.standing().order_by("name", "pk")
    communities = list(standing.filter(public_id=chosen.community) if chosen.community else standing)
    if not communities:
        print("There is no such community here." if chosen.community else "There is no community yet.", file=sys.stderr)
        return 2
    for community in communities:
        print("\n".join([f"{community.name} ({community.public_id}), the last 90 days", *lines(figures_of(community))]))
    return 0


def lines(figures: "Figures") -> list[str]:
    """The figures, a sentence each."""
    share = figures.share_answered
    told = [
        f"Newcomers who wrote        {figures.newcomers}, of whom {figures.still_early} came less than two days ago",
        f"  answered                 {percent(share)}; within two days {figures.in_time}",
        f"  until the first answer   median {hours(figures.median)}, nine of ten within {hours(figures.ninetieth)}",
        f"First answers              {figures.by_support} in somebody's own words, {figures.by_links} links alone",
        f"Waiting now                {figures.waiting}, the longest {hours(figures.longest)}",
    ]
    top = "fewer than 100 members: not counted" if figures.top_share is None else percent(figures.top_share)
    return [f"  {line}" for line in [*told, f"Posts by the top 1 %       {top}"]]


def percent(share: float | None) -> str:
    """A share as people say it."""
    return "nobody yet" if share is None else f"{share:.0%}"


def hours(wait: timedelta | None) -> str:
    """A wait in hours and minutes, days where it is long."""
    if wait is None:
        return "–"
    minutes = int(wait.total_seconds() // 60)
    if minutes >= 48 * 60:
        return f"{minutes / 1440:.1f} days".replace(".0", "")
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60:02d} min".removesuffix(" 00 min")
