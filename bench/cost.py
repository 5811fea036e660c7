"""What a page costs inside: its queries, counted in this process with the server's own code."""

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.pages import Page


def queries_of(page: Page) -> int:
    """How many queries the page takes once it is warm."""
    client = Client(headers={"host": settings.HOST})
    if page.cookie:
        name, _, value = page.cookie.partition("=")
        client.cookies[name] = value
    client.get(page.path)
    with CaptureQueriesContext(connection) as found:
        client.get(page.path)
    return len(found)
