"""The way in for those who run it: `alongside COMMAND`. Only the command asked for is ever imported."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

# name: (module with `arguments(parser)` and `run(chosen) -> int`, what it promises)
COMMANDS = {
    "serve": ("alongside.commands.serve", "serve the pages and do the work behind them, until Ctrl-C"),
    "worker": ("alongside.commands.work", "do only the work behind the pages, beside `serve --no-worker`"),
    "mail": ("alongside.commands.mail", "take mail in by itself, or see what becomes of a mail"),
    "demo": ("alongside.commands.demo", "let an invented community move into an empty database"),
    "found": ("alongside.commands.found", "found the first community, and make its founder's account"),
    "import": ("alongside.commands.moving_in", "move an archive of old mail into a community"),
    "migrate": ("alongside.commands.migrate", "bring the database up to this release"),
    "backup": ("alongside.commands.backup", "copy everything, keys apart from content, while people go on writing"),
    "restore": ("alongside.commands.restore", "put a backup in place of what is there"),
    "keys": ("alongside.commands.keys", "rotate, verify or restore the keys, or go on when they are lost"),
    "figures": ("alongside.commands.figures", "say how newcomers fare in each community; it names no member"),
    "replay": (
        "alongside.commands.replay",
        "play an old archive through the welcome queue, and see who would have waited",
    ),
    "lines": ("alongside.commands.lines", "list the help lines, and write down that somebody looked one up"),
    "guides": ("alongside.commands.guides", "say who keeps the guide's directory and answers visitors"),
    "directory": ("alongside.commands.directory", "write the guide's directory as one open file, or read another"),
    "doctor": ("alongside.commands.doctor", "say what is well, what is wrong, and what to do"),
}


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; what goes wrong is said in plain words."""
    words = list(sys.argv[1:] if words is None else words)
    if not words or words[0] in ("-h", "--help", "help"):
        print(overview())
        return 0
    if words[0] not in COMMANDS:
        print(f"There is no command {words[0]!r}. Say `alongside --help` to see what there is.", file=sys.stderr)
        return 2
    module, promise = COMMANDS[words[0]]
    command = import_module(module)
    parser = argparse.ArgumentParser(prog=f"alongside {words[0]}", description=promise)
    command.arguments(parser)
    chosen = parser.parse_args(words[1:])
    status: int = command.run(chosen)
    return status


def overview() -> str:
    """Every command with its promise."""
    wide = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:<{wide}}{promise}" for name, (_, promise) in COMMANDS.items()]
    return "\n".join(["Usage: alongside COMMAND [--help]", "", *lines])


def start_django() -> None:
    """Read the settings and start Django, or end with plain words about the setting that makes no sense."""
    os.umask(0o077)  # what we write is for the user we run as, and for nobody else on the machine
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        settings.DATA.mkdir(parents=True, exist_ok=True)
    except (ImproperlyConfigured, ValueError) as error:
        sys.exit(f"Alongside cannot start, because a setting makes no sense: {error}")
    except OSError as error:
        sys.exit(f"Alongside cannot use its data folder {error.filename}: {error.strerror}.")
    django.setup()


if __name__ == "__main__":
    sys.exit(main())
