"""People who walk through the house in browsers of their own."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.walking import arrive
from tests.servers.site import Site

type Walker = Callable[..., Page]


@pytest.fixture
def walker(browser: Browser, live_site: Site) -> Iterator[Walker]:
    """Give somebody a browser of their own: `walker(locale="es-ES", java_script_enabled=False, …)`."""
    opened: list[BrowserContext] = []

    def walker(**options: object) -> Page:
        context = browser.new_context(base_url=live_site.url, reduced_motion="reduce", **options)  # type: ignore[arg-type]
        opened.append(context)
        return context.new_page()

    yield walker
    for context in opened:
        context.close()


@pytest.fixture
def newcomer(walker: Walker) -> Walker:
    """Let somebody come into the demo's kitchen under a name, with twelve words: `newcomer("Ember", …)`."""

    def newcomer(name: str, **options: object) -> Page:
        page = walker(**options)
        arrive(page, name)
        return page

    return newcomer
