"""Copying the keys, apart from content: the keys folder and the wrapped keys of the keyring, in one small file."""

import base64
import io
import json
import tarfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from alongside.core.errors import Refused
from alongside.core.keyring.models import WrappedKey
from alongside.core.keyring.opening import forget_open_folder, forget_remembered_keys, keys_folder
from alongside.core.writing import writing

KEYRING = "keyring.jsonl"


class KeysCopyBroken(Refused):
    """A keys backup cannot be read."""


def write_keys(file: Path) -> int:
    """Write every key into this file; returns how many wrapped keys there are."""
    rows = [_as_line(row) for row in WrappedKey.objects.order_by("pk").iterator(chunk_size=500)]
    with tarfile.open(file, "w:gz") as tar:
        _add(tar, KEYRING, "".join(rows).encode())
        for key in sorted(keys_folder().path.iterdir()):
            if key.is_file():
                _add(tar, f"keys/{key.name}", key.read_bytes())
    return len(rows)


def read_keys(file: Path) -> tuple[list[WrappedKey], dict[str, bytes]]:
    """The wrapped keys and the key files of a keys backup."""
    try:
        with tarfile.open(file, "r:gz") as tar:
            held = {member.name: _content(tar, member) for member in tar.getmembers() if member.isfile()}
        rows = [_from_line(line) for line in held.pop(KEYRING).decode().splitlines()]
    except (tarfile.TarError, OSError, KeyError, ValueError) as error:
        raise KeysCopyBroken(f"{file} is not a keys backup of ours, or is damaged.") from error
    return rows, {Path(name).name: content for name, content in held.items() if name.startswith("keys/")}


def put_back_keyring(rows: list[WrappedKey]) -> None:
    """Make these the keys of the keyring, in place of those that are there."""
    with writing():
        WrappedKey.objects.all().delete()
        WrappedKey.objects.bulk_create(rows, batch_size=500)
    forget_remembered_keys()


def put_back_files(files: dict[str, bytes], folder: Path) -> list[str]:
    """Put key files back; one that is there and differs is kept beside it. Returns the names written."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = []
    for name, content in files.items():
        place = folder / name
        if place.exists() and place.read_bytes() == content:
            continue
        if place.exists():
            place.replace(place.with_name(f"{name}.replaced"))
        place.touch(mode=0o600)
        place.write_bytes(content)
        written.append(name)
    forget_open_folder()
    return written


def _as_line(row: WrappedKey) -> str:
    wrapped = base64.b64encode(bytes(row.wrapped)).decode()
    ends_on = row.ends_on.isoformat() if row.ends_on else None
    return json.dumps([row.pk, row.scope, row.root, wrapped, ends_on]) + "\n"


def _from_line(line: str) -> WrappedKey:
    pk, scope, root, wrapped, ends_on = json.loads(line)
    end = date.fromisoformat(ends_on) if ends_on else None
    return WrappedKey(pk=pk, scope=scope, root=root, wrapped=base64.b64decode(wrapped), ends_on=end)


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    tar.addfile(member, io.BytesIO(content))


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    opened = tar.extractfile(member)
    return opened.read() if opened else b""


def newest_first(folder: Path, kind: str) -> Iterator[Path]:
    """The backups of a kind in a folder, the newest first: their names begin with their moment."""
    yield from sorted(folder.glob(f"*-{kind}.tar*"), reverse=True)
