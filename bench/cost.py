"""What a page costs inside: its queries, counted in this process behind the server's own front."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.pages import Page


def queries_of(page: Page) -> int:
    """How many queries the page takes once it is warm."""
    from alongside.asgi import application
    from alongside.web.front.asked import Asked

    def ask() -> None:
        application.make_answer(Asked(_scope(page)))

    ask()
    ask()
    with CaptureQueriesContext(connection) as found:
        ask()
    return len(found)


def _scope(page: Page) -> dict[str, object]:
    path = urlsplit(page.path)
    fields = [(b"host", settings.HOST.encode())] + ([(b"cookie", page.cookie.encode())] if page.cookie else [])
    return {
        "type": "http", "method": "GET", "path": path.path, "raw_path": path.path.encode(),
        "query_string": path.query.encode(), "http_version": "1.1", "headers": fields,
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", settings.PORT),
    }  # fmt: skip
