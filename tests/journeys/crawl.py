"""Finds the pages a person can reach by links: one of each kind, by the name of its path."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page, Response

# Each ends or changes the visit itself: where one signs out, where "Leave this page" leads, and files to take along.
NOT_FOLLOWED = {"sign-out", "leave", "guide-file", "meetup-calendar", "chat-calendar", "transcript-file", "feed"}
MOST = 80


def kind_of(address: str) -> str:
    """The name of the path behind an address, the same for every thread, alias or community."""
    try:
        return resolve(urlsplit(address).path).url_name or ""
    except Resolver404:
        return ""


def links_of(page: Page) -> list[str]:
    """The addresses on this site that a page links to."""
    found: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    here = urlsplit(page.url)
    return [address.split("#")[0] for address in found if urlsplit(address).netloc == here.netloc]


def pages_within_reach(page: Page, start: str = "/") -> Iterator[tuple[str, Response]]:
    """Visit one page of each kind, beginning with the start, and yield its kind and answer while it is open."""
    seen: set[str] = set()
    waiting = [start]
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        kind = kind_of(address)
        if not kind or kind in seen | NOT_FOLLOWED:
            continue
        seen.add(kind)
        answer = page.goto(address)
        assert answer, address
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        waiting += links_of(page)
        yield kind, answer
