"""The first visit of a thread: what a browser fetches before anything is in its cache, compressed as browsers ask."""

import re

from bench.pages import Page
from bench.server import Server

FETCHED = re.compile(r'<(?:link[^>]+rel="(?:stylesheet|icon|manifest|preload)"[^>]*href|script[^>]+src)="(/[^"]+)"')


def first_visit(server: Server, page: Page) -> tuple[int, int]:
    """Bytes on the wire, header fields included, and requests; pictures of people aside."""
    bodies = [server.ask(page.path, page.cookie, Accept_Encoding="gzip, br")]
    html = server.ask(page.path, page.cookie)[2].decode()
    for path in dict.fromkeys(FETCHED.findall(html)):
        bodies.append(server.ask(path, Accept_Encoding="gzip, br"))
    return sum(_size(fields, body) for _, fields, body in bodies), len(bodies)


def _size(fields: dict[str, str], body: bytes) -> int:
    return len(body) + sum(len(name) + len(value) + 4 for name, value in fields.items())
