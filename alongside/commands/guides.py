"""`alongside guides`: who keeps the directory and answers visitors; whoever runs the installation names them."""

import argparse
import re
import sys
from typing import TYPE_CHECKING

from alongside.cli import start_django

if TYPE_CHECKING:
    from alongside.aliases.models import Alias

PAGE = re.compile(r"(?:.*/a/)?([a-z2-7]{26})/?")


def arguments(parser: argparse.ArgumentParser) -> None:
    """List them, add one or remove one, by the address of an alias's page."""
    parser.add_argument("verb", nargs="?", choices=("list", "add", "remove"), default="list", help="what to do")
    parser.add_argument("alias", nargs="?", default="", help="the address of their page in a community: https://…/a/…/")


def run(chosen: argparse.Namespace) -> int:
    """Print who guides, or change it."""
    start_django()
    from alongside.guide.guides import appoint_guide, guides, retire_guide

    if chosen.verb == "list":
        for guide in guides():
            print(f"{guide.name:<24} /a/{guide.public_id}/")
        return 0
    alias = _find(chosen.alias)
    if alias is None:
        print("Name a member by the address of their page in a community, as https://…/a/…/", file=sys.stderr)
        return 2
    if chosen.verb == "add":
        appoint_guide(alias)
        print(f"{alias.name} is a guide. They find what waits at /guide/keep/ and /guide/questions/.")
    else:
        retire_guide(alias)
        print(f"{alias.name} is no guide any more. What they answered stays.")
    return 0


def _find(page: str) -> "Alias | None":
    from alongside.aliases.models import Alias, State

    found = PAGE.fullmatch(page.strip())
    return Alias.objects.filter(public_id=found[1], state=State.HERE).first() if found else None
