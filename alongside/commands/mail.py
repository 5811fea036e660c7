"""`alongside mail PART …`: taking mail in, and what becomes of it."""

import argparse
from importlib import import_module

from alongside.cli import start_django

# name: (module with `arguments(parser)` and `run(chosen) -> int`, what it promises); Django stands when it is imported
PARTS = {
    "listen": ("alongside.mail.listening.apart", "take mail in, beside `serve --no-mail`, until Ctrl-C"),
    "read": ("alongside.mail.reading.telling", "say as JSON what the door makes of mails in files, and do nothing"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which part, and what that wants to know."""
    wide = max(map(len, PARTS)) + 2
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(f"  {name:<{wide}}{promise}" for name, (_, promise) in PARTS.items())
    parser.add_argument("part", choices=PARTS, metavar="PART", help="one of those below")
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="…", help="more for that part; try --help")


def run(chosen: argparse.Namespace) -> int:
    """Do that part."""
    module, promise = PARTS[chosen.part]
    start_django()
    part = import_module(module)
    parser = argparse.ArgumentParser(prog=f"alongside mail {chosen.part}", description=promise)
    part.arguments(parser)
    status: int = part.run(parser.parse_args(chosen.words))
    return status
