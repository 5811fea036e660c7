"""The package that 'uv build' makes works by itself: in a clean environment, away from this checkout."""

import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from bin import prepare
from bin.checks.parts import HOUSE, NotRun
from tests.servers.site import SiteBroken, new_site


def check() -> bool:
    """Build the wheel, install it in a fresh environment, migrate and serve from an empty folder."""
    uv = prepare.find_uv()
    if not uv:
        raise NotRun("uv is not here")
    with tempfile.TemporaryDirectory(prefix="alongside-package-") as folder:
        house = Path(folder)
        tried(uv, "build", "--quiet", "--out-dir", str(house / "dist"), str(HOUSE))
        tried(uv, "venv", "--quiet", "--python", sys.executable, str(house / "venv"))
        into = {"VIRTUAL_ENV": str(house / "venv")}
        tried(uv, "pip", "install", "--quiet", "--requirement", str(HOUSE / prepare.RUN_LOCK), more=into)
        tried(uv, "pip", "install", "--quiet", "--no-deps", *map(str, house.glob("dist/*.whl")), more=into)
        return serves(str(house / "venv/bin/alongside"), house)


def tried(*words: str, more: dict[str, str] | None = None) -> None:
    """Run a step that needs the package index; where that doesn't answer, this part cannot run."""
    environment = {**os.environ, **prepare.index_named_for_pip(), **(more or {})}
    done = subprocess.run(words, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise NotRun(f"'{' '.join(words[1:3])}' failed: {done.stderr.strip()[-600:]}")


def serves(program: str, folder: Path) -> bool:
    """Tell whether the installed command migrates and answers with a page that has its style sheet."""
    try:
        with new_site(program=[program], folder=folder) as site:
            site.start()
            page = urllib.request.urlopen(site.url, timeout=10).read().decode()
            return 'rel="stylesheet"' in page and site.stop() == 0
    except (SiteBroken, OSError) as broken:
        print(f"   {broken}")
        return False
