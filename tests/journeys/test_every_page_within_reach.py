"""Every page that a link leads to works for everybody: for each role, in both themes, wide and narrow."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.journeys.crawl import pages_within_reach
from tests.journeys.faults import faults

ROLES = ("visitor", "newcomer", "member", "host")
LEAST_PAGES = {"visitor": 5, "newcomer": 10, "member": 15, "host": 50}


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
