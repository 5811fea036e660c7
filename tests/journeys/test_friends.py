"""Three people in conversation, two and two: in browsers of their own, one by keyboard, one without scripts."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Walker
from tests.journeys.faults import faults
from tests.journeys.walking import KITCHEN, door_of, follow, go_on, tab_to

PHONE = {"width": 360, "height": 740}
THEY_WROTE = re.compile("(Ember Owl|Quiet Plover) wrote to you")


def own_page(page: Page) -> str:
    """The page of whom somebody is here."""
    page.goto(door_of(page))
    href = page.get_by_role("link", name="Your name here").get_attribute("href")
    assert href
    return href


def asks(page: Page, other: str, words: str) -> None:
    """Ask from the other's page, with a few words."""
    page.goto(other)
    follow(page, "to be friends")
    page.locator("#text").fill(words)
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Friends in {KITCHEN}")


def says_yes(page: Page, name: str) -> str:
    """Find on Today that somebody asks, and say yes; where the conversation is."""
    page.goto("/today/")
    follow(page, f"{name} asks to be friends")
    with page.expect_navigation():
        page.get_by_role("button", name=f"Yes, be friends with {name}").click()
    return page.url


def test_three_people_write_to_each_other_two_and_two(signed_in: Callable[[str], Page], newcomer: Walker) -> None:
    lily, ember, plover = signed_in("member"), newcomer("Ember Owl"), newcomer(
        "Quiet Plover", java_script_enabled=False, viewport=PHONE
    )  # fmt: skip
    for other, words in ((ember, "Hello, Ember."), (plover, "Hello, Plover.")):
        asks(lily, own_page(other), words)
    with_ember, with_plover = says_yes(ember, "Lily"), says_yes(plover, "Lily")
    assert not list(faults(ember))

    # Without scripts, with a content note and a draft first
    plover.locator("#text").fill("It was a long night.")
    plover.get_by_role("button", name="Keep as a draft").click()
    follow(plover, "Go on writing")
    expect(plover.locator("#text")).to_have_value("It was a long night.")
    plover.locator(".add-notes summary").click()
    plover.get_by_label("scan results").check()
    go_on(plover)
    expect(plover.get_by_role("article").last).to_contain_text("It was a long night.")

    # By keyboard alone
    ember.goto(with_ember)
    tab_to(ember, "text")
    ember.keyboard.type("Good that you asked.")
    tab_to(ember, "Send to Lily")
    with ember.expect_navigation():
        ember.keyboard.press("Enter")
    expect(ember.get_by_role("article").last).to_contain_text("Good that you asked.")

    # Who was written to finds one of them on Today, reads, and then the other
    for _each in range(2):
        lily.goto("/today/")
        with lily.expect_navigation():
            lily.locator(".today-list").get_by_role("link", name=THEY_WROTE).click()
        expect(lily.get_by_text("You write as")).to_contain_text("Only the two of you can read this.")
    lily.goto("/today/")
    expect(lily.locator(".today-list").get_by_role("link", name=THEY_WROTE)).to_have_count(0)

    # The third finds nothing of what the two others say
    for stranger, path in ((plover, with_ember), (ember, with_plover)):
        stranger.goto(path)
        expect(stranger.get_by_role("heading", level=1)).not_to_contain_text("Lily")
        expect(stranger.locator("body")).not_to_contain_text("Only the two of you")
    ember.goto(f"{door_of(ember)}friends/search/?q=night")
    expect(ember.locator("main")).to_contain_text("None of your private conversations here has these words.")

    # Ended quietly: nothing on the other's page tells
    lily.goto(with_plover)
    follow(lily, "End the friendship")
    with lily.expect_navigation():
        lily.get_by_role("button", name="End the friendship").click()
    expect(lily.locator("main")).not_to_contain_text("Quiet Plover")
    plover.goto(with_plover)
    expect(plover.get_by_role("heading", level=1)).to_have_text("You and Lily")
    plover.locator("#text").fill("Are you there?")
    go_on(plover)
    expect(plover.locator("#text")).to_have_value("Are you there?")
    expect(plover.locator("main")).to_contain_text("That can have many reasons")
    lily.context.close()
