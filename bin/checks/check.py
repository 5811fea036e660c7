"""What 'make check' runs: everything that can be said of the sources without running them, in half a minute."""

import sys

from bin.checks import sizes, words
from bin.checks.parts import PYTHON, Outcome, Part, closing, command, run_all, run_beside

TEST_SETTINGS = {"DJANGO_SETTINGS_MODULE": "tests.settings"}

SOURCES = [
    Part("types", command(PYTHON, "-m", "mypy")),
    Part("lint", command(PYTHON, "-m", "ruff", "check", "--quiet")),
    Part("format", command(PYTHON, "-m", "ruff", "format", "--check", "--quiet", "--diff")),
    Part("layers and contracts", command("lint-imports", "--no-cache", "--no-logo")),
    Part(
        "migrations say what models say",
        command(PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run", env=TEST_SETTINGS),
    ),
]
OUR_OWN = [
    Part("sizes", sizes.check),
    Part("names", words.check),
]


def outcomes() -> list[Outcome]:
    """Run every check of the sources."""
    return run_beside(SOURCES) + run_all(OUR_OWN)


if __name__ == "__main__":
    sys.exit(closing("bin/check", outcomes()))
