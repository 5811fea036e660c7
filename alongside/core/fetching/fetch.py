"""Fetching one page, and what it is not allowed to be."""

import http.client
import re
import ssl
import time
import zlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin, urlsplit

from alongside.core.fetching.addresses import is_everybodys, resolve
from alongside.core.fetching.connection import PIECE, PinnedConnection, left_until
from alongside.core.fetching.errors import FetchFailed, FetchRefused

HOPS = 3  # redirects: http to https, an alias, a moved page; more is a circle
MOST = 1_000_000  # bytes of an answer, and of what it unpacks to: a long list of authors with all they cite
BESIDE = 64_000  # bytes of headers and of the marks between pieces
WITHIN = 10.0  # seconds for everything together
ADDRESS = 2_000  # letters of an address
SENT = {
    "User-Agent": "Alongside",  # the software alone: not where it runs, nor which release
    "Accept": "application/json",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}
ANY_PAGE = {"Accept": "text/html, */*"}
MOVED = (301, 302, 303, 307, 308)
_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")  # never a number


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(frozen=True)
class Way:
    """How the net is reached. Tests reach a server of their own; nothing else has a reason to."""

    resolve: Callable[[str, int, float], list[str]] = resolve
    may_reach: Callable[[str], bool] = is_everybodys
    trust: Callable[[], ssl.SSLContext] = _trusted
    port: int = 443


@dataclass(frozen=True)
class Fetched:
    """What came. Any status but a redirect is an answer, and the caller's to judge."""

    status: int
    body: bytes


def fetch(url: str, *, hosts: Collection[str], most: int = MOST, within: float = WITHIN, way: Way = Way()) -> Fetched:
    """Ask for this address, and follow it where it moved, as long as each hop leads to one of these hosts.

    Where nothing of the page is wanted (`most=0`), whether it is there is asked, and nothing of it is read.
    """
    until = time.monotonic() + within
    for _hop in range(HOPS + 1):
        host, path = _checked(url, hosts)
        try:
            status, moved_to, body = _ask(host, path, most=most, until=until, way=way)
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise FetchFailed(f"{host}: {type(error).__name__}") from error
        if status not in MOVED:
            return Fetched(status, body)
        url = _joined(url, moved_to)
    raise FetchRefused("It led on and on.")


def _joined(url: str, moved_to: str) -> str:
    try:
        return urljoin(url, moved_to)
    except ValueError as error:
        raise FetchRefused("It led to no address at all.") from error


def _checked(url: str, hosts: Collection[str]) -> tuple[str, str]:
    """Host and path of an address that may be asked."""
    if len(url) > ADDRESS or not url.isascii() or not url.isprintable() or " " in url:
        raise FetchRefused("This is no plain address.")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FetchRefused("This is no plain address.") from error
    if parts.scheme != "https" or parts.netloc.lower() not in (host, f"{host}:443") or port not in (None, 443):
        raise FetchRefused("Only https to its own port is asked, without a name and password.")
    if host not in hosts or not _NAME.fullmatch(host):
        raise FetchRefused("This host is none that is asked here.")
    return host, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _ask(host: str, path: str, *, most: int, until: float, way: Way) -> tuple[int, str, bytes]:
    """Ask one host for one path: status, where it moved to, and what came."""
    addresses = way.resolve(host, way.port, left_until(until))
    if not addresses or not all(way.may_reach(address) for address in addresses):
        raise FetchRefused(f"{host} leads to a place that is none of everybody's.")
    line = PinnedConnection(host, (addresses[0], way.port), way.trust(), until, most + BESIDE)
    try:
        line.request("GET", path, headers=SENT if most else SENT | ANY_PAGE)
        answer = line.getresponse()
        if answer.status in MOVED:
            return answer.status, answer.getheader("Location", ""), b""
        if not most:
            return answer.status, "", b""
        return answer.status, "", _read(answer, most)
    finally:
        line.hang_up()


def _read(answer: http.client.HTTPResponse, most: int) -> bytes:
    """The body, unpacked; no more of either than was agreed."""
    packing = answer.getheader("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip", ""):
        raise FetchRefused("It came packed in a way that was not asked for.")
    unpack = zlib.decompressobj(wbits=31) if packing == "gzip" else None
    read = bytearray()
    while piece := answer.read(PIECE):
        read += unpack.decompress(piece, most + 1 - len(read)) if unpack else piece
        if len(read) > most:
            raise FetchRefused("More came than was agreed.")
    if answer.length or (unpack and not unpack.eof):
        raise FetchFailed("It ended in the middle.")
    return bytes(read)
