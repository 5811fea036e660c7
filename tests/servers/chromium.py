"""The machine's own Chromium, started so that it talks to nobody but the server under test."""

import os
import shutil
from pathlib import Path

from tests.servers.debian import install

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = tuple(f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Chromium", "Google Chrome"))
NOT_FOUND = "Chromium is not here (Debian: apt-get install chromium)"

# It would otherwise look up its maker's machines at every start; here every name but ours leads nowhere.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


class NoChromium(Exception):
    """There is no Chromium to drive."""


def find_chromium() -> str:
    """Give the path of a Chromium, installed from Debian's packages where that may be done."""
    found = _on_this_machine() or (_on_this_machine() if install("chromium") else None)
    if not found:
        raise NoChromium(NOT_FOUND)
    return found


def _on_this_machine() -> str | None:
    on_path = [found for found in map(shutil.which, NAMES) if found]
    return next(iter([*on_path, *(place for place in MACOS if Path(place).exists())]), None)


def options() -> list[str]:
    """How it is started: quiet, and without its sandbox as root, because it refuses to start otherwise."""
    return [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
