"""Two people who meet shake hands with two phones: with scripts, without them, by keyboard, and by a code."""

import sqlite3
from contextlib import closing

from playwright.sync_api import Page, expect

from alongside.web.handshake.code import code_as_svg
from tests.journeys.conftest import Walker
from tests.journeys.faults import faults
from tests.journeys.walking import door_of, follow, tab_to
from tests.servers.site import Site

PHONE = {"width": 360, "height": 740}


def open_handshake(page: Page) -> None:
    page.goto(f"{door_of(page)}handshake/")


def words_on(page: Page) -> str:
    """The words this phone shows, as its owner reads them out."""
    return " ".join(page.locator(".handshake-words li").all_inner_texts())


def press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()


def type_words(page: Page, words: str) -> None:
    page.get_by_label("The three words you hear").fill(words)
    press(page, "These are the words")


def look_again(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name="Look again").click()


def test_two_phones_without_scripts_read_six_words_and_both_say_yes(newcomer: Walker) -> None:
    one = newcomer("Hand Heron", java_script_enabled=False, viewport=PHONE)
    other = newcomer("Hand Lily", java_script_enabled=False, viewport=PHONE)
    for page in (one, other):
        open_handshake(page)
    press(one, "Begin on this phone")
    type_words(other, words_on(one).upper())
    look_again(one)
    type_words(one, words_on(other))
    look_again(other)
    expect(other.locator(".handshake-name")).to_have_text("Hand Heron")
    expect(one.locator(".handshake-name")).to_have_text("Hand Lily")
    press(other, "Yes, we stand before each other")
    press(one, "Yes, we stand before each other")
    look_again(other)
    for page, name in ((one, "Hand Lily"), (other, "Hand Heron")):
        expect(page.get_by_role("heading", level=1)).to_have_text(f"You and {name} have met")
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        follow(page, "Choose what others may read")
        press(page, "Let members read that we have met")
        page.goto(f"{door_of(page)}friends/")
    one.context.close()
    other.context.close()


def test_with_scripts_the_phone_that_waits_goes_on_by_itself(newcomer: Walker) -> None:
    one, other = newcomer("Wait Heron", viewport=PHONE), newcomer("Wait Lily", viewport=PHONE)
    for page in (one, other):
        open_handshake(page)
    press(one, "Begin on this phone")
    type_words(other, words_on(one))
    expect(one.get_by_label("The three words you hear")).to_be_visible(timeout=10_000)
    type_words(one, words_on(other))
    expect(other.locator(".handshake-name")).to_have_text("Wait Heron", timeout=10_000)
    press(other, "No")
    expect(one.get_by_role("button", name="Yes, we stand before each other")).to_be_visible()
    with one.expect_response("**/answer/"):
        one.get_by_role("button", name="Yes, we stand before each other").click()
    expect(one.locator("main")).to_contain_text("That handshake is over.")


def test_the_other_phone_scans_a_code(newcomer: Walker, live_site: Site) -> None:
    one, other = newcomer("Code Heron", viewport=PHONE), newcomer("Code Lily", viewport=PHONE)
    open_handshake(one)
    press(one, "Begin on this phone")
    one.locator("summary", has_text="scan a code").click()
    expect(one.locator("svg.qr")).to_be_visible()
    assert one.locator("svg.qr").evaluate("it => it.getBoundingClientRect().width") >= 200
    other.goto(scanned(one, live_site))
    press(other, "Go on")
    expect(one.get_by_text("Both phones must show these same three words.")).to_be_visible(timeout=10_000)
    assert words_on(one) == words_on(other)


def test_no_step_has_a_fault(newcomer: Walker) -> None:
    one, other = newcomer("Axe Heron"), newcomer("Axe Lily")
    for page in (one, other):
        open_handshake(page)
    wrong = [*faults(one)]
    press(one, "Begin on this phone")
    one.locator("summary", has_text="scan a code").click()
    words, wrong = words_on(one), [*wrong, *faults(one)]
    type_words(other, words)
    wrong += faults(other)
    one.wait_for_selector("input[name=words]", timeout=10_000)
    type_words(one, "gardin apple river")
    expect(one.get_by_text("Could it be “garden”?")).to_be_visible()
    wrong += faults(one)
    type_words(one, words_on(other))
    wrong += faults(one)
    other.wait_for_selector(".handshake-name", timeout=10_000)
    for page in (one, other):
        press(page, "Yes, we stand before each other")
    wrong += faults(other)
    follow(other, "Choose what others may read")
    wrong += faults(other)
    assert not wrong, wrong


def test_by_keyboard_alone(newcomer: Walker) -> None:
    one, other = newcomer("Key Heron"), newcomer("Key Lily")
    for page in (one, other):
        open_handshake(page)
    tab_to(one, "Begin on this phone")
    one.keyboard.press("Enter")
    one.wait_for_selector(".handshake-words")
    tab_to(other, "words")
    other.keyboard.type(words_on(one))
    other.keyboard.press("Enter")
    other.wait_for_selector(".handshake-words")
    one.wait_for_selector("input[name=words]", timeout=10_000)
    tab_to(one, "words")
    one.keyboard.type(words_on(other))
    one.keyboard.press("Enter")
    for page in (one, other):
        page.wait_for_selector(".handshake-name", timeout=10_000)
        tab_to(page, "Yes, we stand before each other")
        page.keyboard.press("Enter")
    for page in (one, other):
        page.wait_for_selector("text=Choose what others may read", timeout=10_000)


def scanned(page: Page, site: Site) -> str:
    """Where the code leads: the one address whose drawing is the one on this phone."""
    drawn = page.locator("svg.qr path").get_attribute("d")
    with closing(sqlite3.connect(next(site.data.glob("*.sqlite3")))) as rows:
        codes = [code for (code,) in rows.execute("SELECT public_id FROM friends_handshake")]
    addresses = [f"{page.url.partition('?')[0]}scanned/{code}/" for code in codes]
    return next(address for address in addresses if f'd="{drawn}"' in code_as_svg(address))
