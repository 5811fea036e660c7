"""A visitor who doesn't know where to start: without an account, without scripts, and without a mouse."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Walker
from tests.journeys.faults import faults
from tests.journeys.walking import follow, go_on, tab_to

PHONE = {"width": 360, "height": 740}
GUIDE = "host"  # who guides in the demo
WORDS = "My mother is on dialysis, and I cook for her."


def say(page: Page, words: str) -> None:
    """Write this into the box, and see what is found."""
    page.locator("#box [name=text]").fill(words)
    with page.expect_navigation():
        page.locator("#box button").click()


def test_a_visitor_writes_reads_reasons_asks_and_reads_the_answer(
    walker: Walker, signed_in: Callable[[str], Page]
) -> None:
    page = walker(java_script_enabled=False, viewport=PHONE)
    page.goto("/")
    follow(page, "Where do I start?")
    say(page, WORDS)
    assert page.url.endswith("/guide/start/"), "no word of it stands in the address"
    expect(page.locator("#found")).to_contain_text("Because you wrote about “dialysis”")
    expect(page.locator("#found")).to_contain_text("Because it is for people who care for somebody.")
    expect(page.locator("#box [name=text]")).to_have_value(WORDS)
    with page.expect_navigation():
        page.get_by_role("button", name="Ask the guide with these words").click()
    expect(page.locator("main [name=text]")).to_have_value(WORDS)
    go_on(page)
    code = page.locator("#code").inner_text().strip()

    guide = signed_in(GUIDE)
    guide.goto("/guide/questions/")
    follow(guide, WORDS)
    guide.locator("main [name=text]").fill("There is a kitchen here for both of you.")
    go_on(guide)
    guide.context.close()

    page.goto("/")
    follow(page, "I have a code")
    page.locator("[name=code]").fill(code)
    go_on(page)
    expect(page.locator("main")).to_contain_text("There is a kitchen here for both of you.")
    expect(page.locator("main")).to_contain_text("You may stay a guest")
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrf", "look", "knows-leaving"}


def test_by_keyboard_alone_one_says_it_and_reaches_a_person(walker: Walker) -> None:
    page = walker()
    page.goto("/guide/start/")
    tab_to(page, "text")
    page.keyboard.type(WORDS)
    tab_to(page, "stand")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("I care for somebody")).to_be_checked()
    tab_to(page, "hope")
    page.keyboard.press("ArrowRight")
    tab_to(page, "See where I could start")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_label("I care for somebody")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#found"), "the first stop leads to what was found"
    tab_to(page, "Look again")


def test_words_of_danger_bring_people_first(walker: Walker) -> None:
    page = walker(java_script_enabled=False, viewport=PHONE)
    page.goto("/guide/start/")
    say(page, f"{WORDS} I want to die.")
    expect(page.get_by_role("heading", level=1)).to_have_text("First, for you")
    page.locator("#country").select_option("GB")
    with page.expect_navigation():
        page.get_by_role("button", name="Show these lines").click()
    expect(page.locator("#lines .help-lines").first).to_contain_text("Samaritans")
    expect(page.locator("#box [name=text]")).to_have_value(f"{WORDS} I want to die.")
    expect(page.locator("#found")).not_to_have_attribute("open", "")


def test_each_answer_can_be_used_by_everybody(walker: Walker) -> None:
    page = walker()
    for words in ("", WORDS, "qwertz asdfgh", f"{WORDS} I want to die."):
        page.goto("/guide/start/")
        if words:
            say(page, words)
        assert list(faults(page)) == []
