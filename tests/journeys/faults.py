"""What is wrong with a page: its title, what axe finds in either theme, and what runs off a small phone."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page

from tests.servers.axe import axe_finds

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
TELLING = re.compile(r"kidney|cancer|dialysis|transplant", re.I)


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
