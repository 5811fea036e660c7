"""What every test may ask for. The cast of people is in world.py; real servers are in servers/."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

from alongside.core import clock
from tests.servers import chromium
from tests.servers.site import Site, new_site

if TYPE_CHECKING:
    from tests.world import World

DEMO_PEOPLE = ("member", "host", "newcomer")  # in the order in which their links are printed


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Whoever asks for a browser runs among the browser's tests; PostgreSQL sees what could differ there."""
    for item in items:
        if "browser" in _fixtures(item):
            item.add_marker(pytest.mark.browser)
    if not settings.SQLITE:
        same = [item for item in items if not _needs_database(item)]
        config.hook.pytest_deselected(items=same)
        items[:] = [item for item in items if _needs_database(item)]


def _fixtures(item: pytest.Item) -> list[str]:
    return list(getattr(item, "fixturenames", ()))


# Folders of tests about text alone; whatever else might start a server of its own is tried on both databases.
TEXT_ALONE = tuple(Path(__file__).parent / name for name in ("core/markdown", "core/mailtext", "speech"))


def _needs_database(item: pytest.Item) -> bool:
    """Whether PostgreSQL could make a difference to this test."""
    asks = {"db", "transactional_db", "django_db_setup"} & set(_fixtures(item))
    marked = item.get_closest_marker("django_db") is not None
    return bool(asks) or marked or not any(folder in item.path.parents for folder in TEXT_ALONE)


@pytest.fixture(autouse=True)
def _the_time_is_given_back() -> Iterator[None]:
    """A test that set the clock doesn't set it for the next one."""
    yield
    clock.set_clock(None)


@pytest.fixture(autouse=True)
def _nobody_has_read_anything_yet() -> Iterator[None]:
    """What members opened is counted in memory; a test begins as a process does."""
    yield
    reading = sys.modules.get("alongside.web.reading")
    if reading is not None:
        reading.forget_readers()


@pytest.fixture(autouse=True)
def _only_ownership_names_its_table() -> Iterator[None]:
    """A statement that names the table of who is behind an alias fails, unless a module that may has issued it."""
    from django.db import connection

    from tests.ownership.guard import guard_ownership

    with connection.execute_wrapper(guard_ownership):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The tests' database; after a test that commits, even the journal is emptied, which the house never does."""
    from django.db import connection

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":  # PostgreSQL empties tables without asking row by row
            cursor.execute("DROP TRIGGER IF EXISTS journal_entry_stays")


@pytest.fixture
def world(db: None) -> "World":
    """The small cast, in a database of their own."""
    from tests.world import build_world  # models can be imported only once Django stands

    return build_world()


@pytest.fixture(scope="session")
def live_site() -> Iterator[Site]:
    """The real server with the demo community in it, for all browser tests of a run."""
    with new_site(demo=True) as site:
        site.start()
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, without a window."""
    # Playwright keeps an event loop in this thread, and Django would refuse to read the database beside one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.find_chromium(), args=chromium.options())
        yield started
        started.close()


@pytest.fixture
def visitor(browser: Browser, live_site: Site) -> Iterator[Page]:
    """A page of somebody nobody knows yet; an error in its console fails the test."""
    context = browser.new_context(base_url=live_site.url, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert not troubles, f"The browser's console shows errors: {troubles}"


@pytest.fixture(scope="session")
def signed_in(browser: Browser, live_site: Site) -> Callable[[str], Page]:
    """Give a page signed in as one of the demo's people, through the one-use link that the server printed."""
    kept: dict[str, object] = {}

    def sign_in(who: str) -> Page:
        if who not in kept:
            first = browser.new_context(base_url=live_site.url)
            page = first.new_page()
            page.goto(live_site.sign_in_links()[DEMO_PEOPLE.index(who)])
            page.get_by_role("button", name="Come in").click()
            kept[who] = first.storage_state()
            first.close()
        again = browser.new_context(base_url=live_site.url, storage_state=kept[who])  # type: ignore[arg-type]
        return again.new_page()

    return sign_in
