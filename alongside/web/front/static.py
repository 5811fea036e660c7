"""Static files from memory: built, hashed and compressed beforehand, so that serving one is a look-up."""

import mimetypes
import re
from pathlib import Path

from alongside.web.front.answer import Answer, Fields
from alongside.web.front.asked import Asked

HASHED = re.compile(r"[.-][0-9a-f]{8,}\.")
FOR_EVER = b"public, max-age=31536000, immutable"
FOR_A_WHILE = b"public, max-age=300"
PACKED = {".br": b"br", ".gz": b"gzip"}
TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2"}


class StaticFiles:
    """Every built file in each of its encodings, ready to send."""

    def __init__(self, folder: Path, url: str) -> None:
        self._ready: dict[str, dict[bytes, Answer]] = {}
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file() and not path.name.startswith("."):
                self._add(path, url + path.relative_to(folder).as_posix())

    def _add(self, path: Path, address: str) -> None:
        encoding = PACKED.get(path.suffix, b"")
        address = address.removesuffix(path.suffix) if encoding else address
        fields = _fields(address, encoding)
        self._ready.setdefault(address, {})[encoding] = Answer(200, fields, path.read_bytes())

    def find(self, asked: Asked) -> Answer | None:
        """The file at this address in the best encoding the client takes, or None."""
        ready = self._ready.get(asked.path)
        if ready is None:
            return None
        return ready.get(asked.encoding) or ready.get(b"")


def _fields(address: str, encoding: bytes) -> Fields:
    suffix = Path(address).suffix
    kind = TYPES.get(suffix) or mimetypes.guess_type(address)[0] or "application/octet-stream"
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    fields = [
        (b"content-type", (kind + charset).encode()),
        (b"cache-control", FOR_EVER if HASHED.search(address) else FOR_A_WHILE),
        (b"x-content-type-options", b"nosniff"),
        (b"vary", b"Accept-Encoding"),
    ]
    return [*fields, (b"content-encoding", encoding)] if encoding else fields
