"""The names this server answers to."""

import re
from dataclasses import dataclass

from alongside.web.front.answer import Answer
from alongside.web.front.asked import Asked
from alongside.web.front.refusals import WRONG_NAME, refused

HOST = re.compile(rb"(\[[0-9a-fA-F:]+\]|[a-zA-Z0-9.-]+)(:\d{1,5})?\Z")
BARE = (b"127.0.0.1", b"[::1]", b"0.0.0.0")


@dataclass(frozen=True)
class Names:
    """The installation's address, and the hosts it may be asked for."""

    url: str
    hosts: frozenset[bytes]

    def check(self, asked: Asked) -> Answer | None:
        """None for our own name; the way to it from a bare address, where passkeys are refused; else a refusal."""
        given = asked.fields.get(b"host", b"")
        found = HOST.match(given)
        host = found[1].lower().rstrip(b".") if found else b""
        if host in self.hosts:
            return None
        if host in BARE and self.url.startswith("http://localhost"):
            return self._redirected(asked, found[2] if found else None)
        return refused(WRONG_NAME, asked)

    def _redirected(self, asked: Asked, port: bytes | None) -> Answer:
        """The same place at localhost, on the port the client came by (another may lie in front of ours)."""
        target = b"http://localhost" + (port or b"") + (asked.scope.get("raw_path") or b"/")
        query: bytes = asked.scope["query_string"]
        target += b"?" + query if query else b""
        return Answer(307, [(b"location", target), (b"cache-control", b"no-store")])
