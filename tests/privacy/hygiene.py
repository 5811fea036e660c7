"""What every answer keeps, whoever asked: headers, titles, ids, times, and nothing from anywhere else."""

import re
from collections.abc import Iterator

from django.db import connection

from alongside.fragments.sources import PLACES
from alongside.guide.models import Entry
from alongside.hosting.crisis.lines import countries
from tests.privacy.crawl import Page

FIRST_KEY = 918_273_000_000  # where integer keys begin in these tests, so that one is known when it leaves the server
KEY = re.compile(r"918273\d{6}")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-", re.I)
SECONDS = re.compile(r"(?<![\d-])[0-2]?\d:[0-5]\d:[0-5]\d")
MINUTES = re.compile(r"(?<![\w:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:])|datetime=\"")
TITLE = re.compile(r"<title>(.*?)</title>", re.S)
ELSEWHERE = re.compile(r"""(?:src|href|action|srcset|poster)="((?:https?:)?//[^"]*)""")
# A plain site to leave to; and where the numbers and addresses lead that members name as sources.
LEADS_OUT = ("https://www.wikipedia", *PLACES.values(), "https://example.org/")
HEADERS = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}  # fmt: skip
POLICY = ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'",
          "require-trusted-types-for 'script'")  # fmt: skip
OF_THE_GUIDE = ("entry", "keep-entry")
MAY_BE_KEPT = re.compile(r"/picture/")  # drawings under an address of their own, in one's own browser
TELLING = {"Last-Modified", "Server", "X-Powered-By", "Date"}


def begin_keys_far_up() -> None:
    """Let every table's integer keys begin where no other number is."""
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence")
            for table in tables:
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, FIRST_KEY])
        else:
            cursor.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'")
            for (sequence,) in cursor.fetchall():
                cursor.execute(f'ALTER SEQUENCE "{sequence}" RESTART WITH {FIRST_KEY}')


def troubles(page: Page, names: list[str]) -> Iterator[str]:
    """Everything about this answer that tells too much; `names` are words that no title may hold."""
    yield from _in_headers(page)
    yield from _in_words(page, names)
    for morsel in page.answer.cookies.values():
        if not (morsel["httponly"] and morsel["samesite"] in ("Lax", "Strict")):
            yield f"the cookie {morsel.key} can be read or sent from elsewhere"


def _in_headers(page: Page) -> Iterator[str]:
    headers = page.answer.headers
    yield from (f"{name} is missing" for name, value in HEADERS.items() if headers.get(name) != value)
    yield from (f"{name} tells something" for name in TELLING & set(headers))
    policy = headers.get("Content-Security-Policy", "")
    yield from (f"the policy lacks {part}" for part in POLICY if part not in policy)
    if "unsafe" in policy or "*" in policy:
        yield f"the policy is open: {policy}"
    if "noindex" not in headers.get("X-Robots-Tag", ""):
        yield "search engines may keep it"
    if headers.get("Cache-Control") != "no-store" and not MAY_BE_KEPT.search(page.path):
        yield f"caches may keep it: {headers.get('Cache-Control')}"


def _in_words(page: Page, names: list[str]) -> Iterator[str]:
    for what, pattern in (("an integer key", KEY), ("a UUID", UUID), ("a second", SECONDS)):
        if found := pattern.search(page.text):
            yield f"{what} leaves the server: {found[0]}"
    if page.role == "stranger" and (found := MINUTES.search(_without_hours_of_lines(page.text))):
        yield f"a stranger is told a time finer than a week: {found[0]}"
    title = TITLE.search(page.text)
    yield from (f"the title says {name}" for name in names if title and name in title[1])
    outside = {url for url in ELSEWHERE.findall(page.text) if not url.startswith(LEADS_OUT)}
    if page.route == "help-lines":  # hosts look up there whether a number is still right
        outside -= {f"https://{line.source}" for country in countries() for line in country.lines}
    if page.route in OF_THE_GUIDE:  # what the directory names, by links that tell nobody where one comes from
        outside -= {url for url in outside if f'href="{url}" rel="noreferrer noopener"' in page.text} & _in_directory()
    yield from (f"it leads to {url}" for url in sorted(outside))


def _in_directory() -> set[str]:
    """Where the entries of the directory are, and where they were read."""
    return {url for both in Entry.objects.values_list("link", "source") for url in both}


def _without_hours_of_lines(text: str) -> str:
    """A page without the hours in which somebody answers a telephone: they stand in a file and tell of nobody here."""
    for hours in {line.hours for country in countries() for line in country.lines if ":" in line.hours}:
        text = text.replace(hours, "")
    return text
