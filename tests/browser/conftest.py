"""A visitor with a device of their own, who looks at each page as everybody would see it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.servers.axe import axe_finds
from tests.servers.site import Site

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
type Look = Callable[[Page], None]


def with_authenticator(page: Page) -> None:
    """Give the page's browser a device that makes and proves passkeys."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


@pytest.fixture
def newcomer(browser: Browser, live_site: Site) -> Iterator[Page]:
    """Somebody nobody knows yet, whose device makes passkeys; an error in a script fails the test."""
    context = browser.new_context(base_url=live_site.url, viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    with_authenticator(page)
    yield page
    context.close()
    assert not troubles


@pytest.fixture
def plain(browser: Browser, live_site: Site) -> Iterator[Page]:
    """Somebody whose browser runs no scripts."""
    context = browser.new_context(base_url=live_site.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def look() -> Look:
    """Look at the open page: axe finds nothing in either theme, and nothing runs off a small phone."""

    def look_at(page: Page) -> None:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert axe_finds(page) == [], f"{page.url} in {scheme}"
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), f"{page.url} is too wide"
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]

    return look_at


def door_of(page: Page, name: str) -> str:
    """The way into a community of the demo that stands among the listed ones."""
    page.goto("/communities/")
    href = page.get_by_role("link", name=re.compile(name)).first.get_attribute("href")
    return f"{href}come-in/"


def press(page: Page, words: str) -> None:
    """Press the button that says this, and see the page it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()
