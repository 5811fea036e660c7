"""The keys folder: root keys and the look-up key, each in a file that only the server's user can read.

Nothing here knows the database. Django's own secret lies in the same folder; the settings make and read it.
A root key's name carries a number, for the order, and a fingerprint, so that a file that was lost, swapped or made anew
is told from the one that is meant.
"""

import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from alongside.core.errors import KeyLost

ROOT_NAME = re.compile(r"root-(\d{4}-[0-9a-f]{12})\.key")
KEY_BYTES = 32  # AES-256 and HMAC-SHA256


@dataclass(frozen=True)
class KeysFolder:
    """The keys of this installation; asking for one that is missing raises KeyLost and never makes a new one."""

    path: Path

    @property
    def is_empty(self) -> bool:
        """Whether no key was ever made here: neither a root key nor the look-up key is there."""
        return not self.root_names() and not (self.path / "index.key").exists()

    def fill(self) -> None:
        """Make the first keys; only for a database that nothing is sealed in yet."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.add_index()
        self.add_root()

    def add_index(self) -> None:
        """Make the look-up key; only where none is left, since everything that was looked up by it is lost."""
        write_once(self.path / "index.key", secrets.token_bytes(KEY_BYTES))

    @cached_property
    def index(self) -> bytes:
        """The key of blind look-ups."""
        return self._read("index.key")

    def root_names(self) -> list[str]:
        """Names of all root keys, oldest first."""
        found = (ROOT_NAME.fullmatch(file.name) for file in self.path.glob("root-*.key"))
        return sorted(match[1] for match in found if match)

    @property
    def current_root(self) -> str:
        """The name of the root key that new keys are wrapped by."""
        names = self.root_names()
        if not names:
            raise KeyLost(f"There is no root key in {self.path}.")
        return names[-1]

    def root(self, name: str) -> bytes:
        """The root key of that name, if the file still holds what its name says."""
        key = self._read(f"root-{name}.key")
        if not name.endswith(fingerprint(key)):
            raise KeyLost(f"The file root-{name}.key in {self.path} does not hold the key it is named after.")
        return key

    def add_root(self) -> str:
        """Make a new root key, which becomes the current one."""
        names = self.root_names()
        number = int(names[-1][:4]) + 1 if names else 1
        key = secrets.token_bytes(KEY_BYTES)
        name = f"{number:04d}-{fingerprint(key)}"
        write_once(self.path / f"root-{name}.key", key)
        return name

    def _read(self, file_name: str) -> bytes:
        try:
            content = (self.path / file_name).read_bytes()
        except OSError as error:
            raise KeyLost(f"The key file {file_name} in {self.path} cannot be read ({error.strerror}).") from error
        if len(content) < KEY_BYTES:
            raise KeyLost(f"The key file {file_name} in {self.path} is cut short.")
        return content


def fingerprint(key: bytes) -> str:
    """Twelve hexadecimal digits that tell this key from another without giving it away."""
    return hashlib.sha256(b"alongside root key\0" + key).hexdigest()[:12]


def write_once(file: Path, content: bytes) -> None:
    """Write a new file that only its owner can read, and see it on the disk before returning."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Make a file's new name survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
