"""A site on a small disk of its own, which can be filled up or made read-only."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.long.mortal import run_beside
from tests.long.writers import Writer
from tests.servers.site import Site, new_site

SMALL = 16  # megabytes


@dataclass
class Machine:
    """The site, the disk it lies on, and somebody who writes there."""

    site: Site
    disk: Path
    writer: Writer
    thread: str

    def fill(self) -> None:
        """Leave no room at all."""
        with (self.disk / "filler").open("wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"x" * 4096)
            except OSError:
                return

    def empty(self) -> None:
        """Make room again."""
        (self.disk / "filler").unlink()

    def mount_again(self, how: str) -> None:
        """Make the disk read-only (`ro`) or writable (`rw`)."""
        subprocess.run(["mount", "-o", f"remount,{how}", str(self.disk)], check=True)

    def doctor(self) -> str:
        """What `alongside doctor` says, whatever it finds."""
        words = [*self.site.program, "doctor", "--quiet"]
        done = subprocess.run(words, cwd=self.site.folder, env=self.site.environment, capture_output=True, text=True)
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout + done.stderr


def may_mount() -> bool:
    """Whether a small disk can be made here: as root, where the system lets one."""
    if os.geteuid():
        return False
    with tempfile.TemporaryDirectory() as folder:
        words = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]
        if subprocess.run(words, capture_output=True).returncode:
            return False
        subprocess.run(["umount", folder], check=True)
    return True


@contextmanager
def new_machine() -> Iterator[Machine]:
    """A served town on a small disk; both are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="alongside-disk-") as disk:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}m", "tmpfs", disk], check=True)
        try:
            with new_site(ALONGSIDE_DATA=disk) as site:
                made = run_beside(site, "tests.long.town", "0")
                site.start()
                yield Machine(site, Path(disk), Writer(site.port, made["writers"][1]), made["threads"][0])
        finally:
            subprocess.run(["umount", "-l", disk], check=True)
