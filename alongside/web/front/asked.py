"""What a client asked for, read once from the ASGI scope."""

import contextlib
import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import parse_cookie
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
type Networks = tuple[IPv4Network | IPv6Network, ...]

NEVER = re.compile(rb";\s*q=0(\.0*)?\s*$")
FORWARDED = (b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host", b"forwarded")


class Asked:
    """One request: its method, path, header fields, and who is really asking."""

    __slots__ = ("arrived", "fields", "forwarded", "method", "path", "peer", "scheme", "scope")

    def __init__(self, scope: Scope, proxies: Networks = ()) -> None:
        self.scope = scope
        self.arrived = False  # the whole body: nothing more of it is to be waited for
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.fields: dict[bytes, bytes] = joined(scope["headers"])
        self.peer: str = (scope.get("client") or ("",))[0]
        self.scheme: str = scope.get("scheme", "http")
        self.forwarded = any(name in self.fields for name in FORWARDED)
        if self.forwarded:
            self._hear_proxy(proxies)

    def _hear_proxy(self, proxies: Networks) -> None:
        """Believe a configured proxy about who asks; forget what anybody else claims."""
        claimed = {name: self.fields.pop(name, b"") for name in FORWARDED}
        kept = [field for field in self.scope["headers"] if field[0] not in FORWARDED]
        self.scope["headers"] = kept
        if not is_within(self.peer, proxies):
            return
        self.scheme = "https" if claimed[b"x-forwarded-proto"].strip().lower() == b"https" else "http"
        self.fields[b"x-forwarded-proto"] = self.scheme.encode()
        kept.append((b"x-forwarded-proto", self.scheme.encode()))
        hops = [hop.strip().decode("latin-1") for hop in claimed[b"x-forwarded-for"].split(b",") if hop.strip()]
        strangers = [hop for hop in hops if not is_within(hop, proxies)]
        self.peer = strangers[-1] if strangers else self.peer

    @property
    def raw_path(self) -> bytes:
        """The path's bytes after percent-decoding, as WSGI wants them."""
        raw: bytes | None = self.scope.get("raw_path")
        return unquote_to_bytes(raw) if raw else self.path.encode()

    @property
    def has_body(self) -> bool:
        """Whether a body may follow the header fields."""
        return b"transfer-encoding" in self.fields or self.fields.get(b"content-length", b"0") != b"0"

    @property
    def encoding(self) -> bytes:
        """The best encoding the client takes: Brotli, gzip, or none; a quality of zero means no."""
        accepted = self.fields.get(b"accept-encoding", b"").split(b",")
        taken = {part.split(b";")[0].strip() for part in accepted if not NEVER.search(part)}
        return b"br" if b"br" in taken else b"gzip" if b"gzip" in taken else b""

    @property
    def language(self) -> str:
        """The language Django would choose for somebody who has chosen none here."""
        accepted = self.fields.get(b"accept-language", b"").decode("latin-1")
        for code, _quality in parse_accept_lang_header(accepted):
            with contextlib.suppress(LookupError):
                return get_supported_language_variant(code)
        return str(settings.LANGUAGE_CODE)

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies that came along."""
        return parse_cookie(self.fields.get(b"cookie", b"").decode("latin-1"))

    @property
    def is_local(self) -> bool:
        """Whether somebody on this very machine asks, without any proxy between."""
        host = self.fields.get(b"host", b"").rsplit(b":", 1)[0]
        return not self.forwarded and is_loopback(self.peer) and host in (b"localhost", b"127.0.0.1", b"[::1]")


def joined(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """The header fields by name. One that came twice is one: else the front could read another cookie than Django."""
    fields: dict[bytes, bytes] = {}
    for name, value in headers:
        between = b"; " if name == b"cookie" else b","
        fields[name] = fields[name] + between + value if name in fields else value
    return fields


def is_within(address: str, networks: Networks) -> bool:
    """Whether an address belongs to one of the networks; what is no address belongs to none."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in networks)


def is_loopback(address: str) -> bool:
    """Whether an address is this machine's own."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
