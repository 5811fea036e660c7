"""One's own account, in a real browser."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, door_of, press
from tests.browser.test_coming_in import OPEN, answer_all_but_the_way


def come_in(page: Page, name: str) -> None:
    """Come into the open community with a passkey."""
    page.goto(door_of(page, OPEN))
    answer_all_but_the_way(page, name)
    page.get_by_role("button", name="Make a passkey").click()
    page.wait_for_url("**/welcome/")


def code_for(page: Page, address: str) -> str:
    """The code in the newest mail to this address in the demo's outbox."""
    page.goto("/outbox/")
    while not page.get_by_role("link", name=address).count():  # it is on its way for a moment
        page.get_by_role("link", name="Look again").click()
    page.get_by_role("link", name=address).first.click()
    return str(re.findall(r"\d{4} \d{4}", page.locator(".mail-text").inner_text())[0])


def test_ways_to_come_in_are_added_used_and_taken_away(newcomer: Page, look: Look) -> None:
    come_in(newcomer, "Keys And Paper")
    newcomer.goto("/you/ways/")
    expect(newcomer.get_by_text("made on")).to_have_count(1)
    newcomer.get_by_role("link", name="Make my words").click()
    look(newcomer)
    press(newcomer, "Show me my words")
    look(newcomer)
    words = newcomer.locator("ol.phrase li").all_inner_texts()
    for field in newcomer.locator("input[name^=word-]").all():
        field.fill(words[int((field.get_attribute("name") or "")[5:]) - 1])
    press(newcomer, "I have them on paper")
    newcomer.get_by_role("link", name="Add an address").click()
    look(newcomer)
    newcomer.get_by_label("Your mail address").fill("keys.paper@example.org")
    press(newcomer, "Send me a code")
    code = code_for(newcomer, "keys.paper@example.org")
    newcomer.goto("/you/ways/address/code/")
    look(newcomer)
    newcomer.get_by_label("The code from the letter").fill(code)
    press(newcomer, "Keep this address")
    look(newcomer)
    newcomer.goto("/you/prove/?next=/you/sessions/")
    look(newcomer)
    newcomer.get_by_role("button", name="Use my passkey").click()
    newcomer.wait_for_url(re.compile(r":\d+/you/sessions/$"))
    newcomer.goto("/you/ways/")
    newcomer.get_by_role("link", name=re.compile("^Remove")).first.click()
    look(newcomer)
    press(newcomer, "Remove the passkey")
    expect(newcomer.get_by_text("made on")).to_have_count(0)


def test_the_pages_of_an_account_can_be_used_by_everybody(newcomer: Page, look: Look) -> None:
    come_in(newcomer, "Page By Page")
    for page in ("", "sessions/", "look/", "mail/", "consent/", "export/", "erase/", "erased/"):
        newcomer.goto(f"/you/{page}")
        look(newcomer)
    newcomer.goto("/outbox/")
    look(newcomer)


def test_a_chosen_look_is_there_at_once_and_after_coming_back(newcomer: Page, look: Look) -> None:
    come_in(newcomer, "Dark And Large")
    newcomer.goto("/you/look/")
    newcomer.get_by_label("Bad day").check()
    newcomer.get_by_label("Dark", exact=True).check()
    newcomer.get_by_label("Where your clock is").select_option("Europe/Madrid")
    press(newcomer, "Keep it like this")
    expect(newcomer.locator("html")).to_have_attribute("data-view", "bad-day")
    look(newcomer)
    newcomer.goto("/sign-out/")
    press(newcomer, "Sign out")
    newcomer.context.clear_cookies()
    newcomer.goto("/sign-in/?next=/you/")
    expect(newcomer.locator("html")).not_to_have_attribute("data-view", "bad-day")
    newcomer.get_by_role("button", name="Use a passkey").click()
    newcomer.wait_for_url("**/you/")
    expect(newcomer.locator("html")).to_have_attribute("data-view", "bad-day")
    expect(newcomer.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_file_with_everything_arrives_and_an_erased_account_is_gone(newcomer: Page) -> None:
    come_in(newcomer, "Gone Tomorrow")
    newcomer.goto("/you/export/")
    with newcomer.expect_download() as got:
        newcomer.get_by_role("button", name="Get the file").click()
    assert got.value.suggested_filename.endswith(".zip")
    newcomer.goto("/you/erase/")
    newcomer.get_by_label("It goes, too").check()
    press(newcomer, "Erase my account")
    expect(newcomer.get_by_role("heading", name="Your account is erased")).to_be_visible()
    newcomer.goto("/you/")
    expect(newcomer).to_have_url(re.compile("/sign-in/"))
