"""Every page that a link leads to works for everybody: for each role, in both themes, wide and narrow."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys.crawl import pages_within_reach
from tests.servers.axe import axe_finds

ROLES = ("visitor", "newcomer", "member", "host")
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
LEAST_PAGES = {"visitor": 5, "newcomer": 10, "member": 15, "host": 20}
TELLING = re.compile(r"kidney|cancer|dialysis|transplant", re.I)


@pytest.fixture(params=ROLES)
def role(request: pytest.FixtureRequest) -> str:
    """Who is looking."""
    return str(request.param)


@pytest.fixture
def page(role: str, visitor: Page, signed_in: Callable[[str], Page]) -> Iterator[Page]:
    """A browser's page with that person before it."""
    if role == "visitor":
        yield visitor
        return
    page = signed_in(role)
    yield page
    page.context.close()


def test_every_page_within_reach_can_be_used_by_everybody(role: str, page: Page) -> None:
    reached, wrong = [], []
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("console", lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None)
    for kind, answer in pages_within_reach(page):
        reached.append(kind)
        if answer.status != 200:
            wrong.append(f"{kind}: answers {answer.status} at {answer.url}")
        wrong += [f"{kind}: {fault}" for fault in faults(page)]
    assert not wrong, "\n".join(wrong)
    assert len(reached) >= LEAST_PAGES[role], f"only {reached} are within reach"


def faults(page: Page) -> Iterator[str]:
    """What is wrong with the page that is open."""
    if TELLING.search(page.title()):
        yield f"its title tells of an illness: {page.title()}"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour half-way to another
        yield from (f"in {scheme}: {fault}" for fault in axe_finds(page))
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield "at 360 px one has to scroll sideways"
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
