"""A meet-up, and something true shown to a friend, as everybody would see the pages."""

import re
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from alongside.core import clock
from tests.browser.conftest import Look, press

KITCHEN = "Kidney Kitchen"
SAID = {
    "title": "A walk by the river", "what": "Half an hour, slowly.", "begins": "14:30", "ends": "16:00",
    "roughly": "Madrid, east", "place": "Gate 4", "seats": "A bench every 200 steps",
}  # fmt: skip


def kitchen(page: Page) -> str:
    """The path of the kitchen, for its members."""
    page.goto("/communities/")
    href = page.get_by_role("link", name=re.compile(KITCHEN)).first.get_attribute("href")
    assert href
    return href


def test_a_meetup_is_planned_come_to_and_called_off(signed_in: Callable[[str], Page], look: Look) -> None:
    host, member = signed_in("host"), signed_in("member")
    host.goto(f"{kitchen(host)}meet-ups/")
    look(host)
    host.get_by_role("link", name="Plan a meet-up").click()
    look(host)
    host.locator("[name=day]").fill((clock.now() + timedelta(days=9)).date().isoformat())
    for name, words in SAID.items():
        host.locator(f"[name={name}]").fill(words)
    host.locator("[name=zone]").select_option("Europe/Madrid")
    press(host, "Plan this meet-up")
    look(host)
    path = host.url
    member.goto(path)
    expect(member.get_by_text("Gate 4")).to_have_count(0)
    member.goto(f"{path}come/")
    look(member)
    member.locator("[name=photos][value=red]").focus()
    member.keyboard.press("ArrowDown")
    member.locator("main button.main").focus()
    with member.expect_navigation():
        member.keyboard.press("Enter")
    expect(member.get_by_text("Gate 4")).to_have_count(1)
    expect(member.get_by_text("Amber: ask me each time")).to_have_count(1)
    look(member)
    host.goto(f"{path}call-off/")
    look(host)
    press(host, "Call it off")
    look(host)
    member.goto(path)
    expect(member.get_by_text("This meet-up was called off.")).to_have_count(1)


def test_something_true_is_shown_after_one_has_read_it(signed_in: Callable[[str], Page], look: Look) -> None:
    page = signed_in("member")
    page.goto(f"{kitchen(page)}friends/")
    for each in [link.get_attribute("href") for link in page.locator("main a[href^='/f/']").all()]:
        page.goto(f"{each}show/")
        if page.locator("main a[href*='truth=town']").count():
            break
    look(page)
    page.get_by_role("link", name="My town").click()
    look(page)
    page.locator("[name=words]").fill("Vigo")
    with page.expect_navigation():
        page.locator("main button.main").click()
    look(page)
    with page.expect_navigation():
        page.locator("main button.main").click()
    page.goto(f"{kitchen(page)}shown/")
    look(page)
    press(page, "Take it back")
    expect(page.get_by_text("Vigo")).to_have_count(0)
