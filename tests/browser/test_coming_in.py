"""Coming in for the first time and coming back, in a real browser."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, door_of, press

OPEN, ASKING = "Kidney Kitchen", "Thyroid Harbour"


def answer_all_but_the_way(page: Page, name: str, look: Look | None = None) -> None:
    """Answer every question before the last, looking at each page."""
    seen = look or (lambda page: None)
    seen(page)
    page.get_by_label("Your name here").fill(name)
    press(page, "Go on")
    seen(page)
    page.get_by_label("lives with it").check()
    press(page, "Go on")
    seen(page)
    press(page, "Go on")
    expect(page.get_by_role("alert")).to_contain_text("18 or older")
    seen(page)
    for label in ("I'll keep to this", "18 or older", "Yes, you may keep what I write about health"):
        page.get_by_label(label, exact=True).check()
    press(page, "Go on")
    seen(page)
    page.get_by_label("Only I read it").check()
    press(page, "Go on")


def test_somebody_comes_in_with_a_passkey_goes_and_comes_back(newcomer: Page, look: Look) -> None:
    newcomer.goto(door_of(newcomer, OPEN))
    answer_all_but_the_way(newcomer, "Quiet Kestrel", look)
    look(newcomer)
    newcomer.get_by_role("button", name="Make a passkey").click()
    newcomer.wait_for_url("**/welcome/")
    expect(newcomer.get_by_role("heading", name="Welcome, Quiet Kestrel")).to_be_visible()
    hello, read = (newcomer.get_by_role("link", name=name, exact=True) for name in ("Say hello", "Just read"))
    assert hello.bounding_box()["height"] == read.bounding_box()["height"]
    assert hello.bounding_box()["width"] == read.bounding_box()["width"]
    look(newcomer)
    newcomer.goto("/sign-out/")
    look(newcomer)
    press(newcomer, "Sign out")
    look(newcomer)
    newcomer.goto("/sign-in/?next=/you/")
    look(newcomer)
    newcomer.get_by_role("button", name="Use a passkey").click()
    newcomer.wait_for_url("**/you/")
    expect(newcomer.get_by_role("link", name="Kidney Kitchen")).to_be_visible()


def test_a_device_without_that_passkey_is_told_so_in_plain_words(newcomer: Page) -> None:
    newcomer.goto("/sign-in/")
    newcomer.get_by_role("button", name="Use a passkey").click()
    expect(newcomer.locator("[data-passkey-said]")).to_contain_text("use another way")


def test_back_and_forth_lose_nothing(newcomer: Page) -> None:
    newcomer.goto(door_of(newcomer, OPEN))
    answer_all_but_the_way(newcomer, "Back And Forth")
    for _step in range(4):
        newcomer.get_by_role("link", name="Back", exact=True).click()
    expect(newcomer.get_by_label("Your name here")).to_have_value("Back And Forth")
    newcomer.go_back()
    newcomer.reload()
    newcomer.go_forward()
    press(newcomer, "Go on")
    expect(newcomer.get_by_role("heading", name="How would you like to come back next time?")).to_be_visible()


def test_a_second_tap_sends_nothing_twice(newcomer: Page) -> None:
    newcomer.goto(door_of(newcomer, OPEN))
    answer_all_but_the_way(newcomer, "Double Tap")
    newcomer.get_by_role("button", name="Show me my words").dblclick()
    newcomer.wait_for_url("**/sheet/")
    expect(newcomer.locator("ol.phrase li")).to_have_count(12)


def test_everything_works_without_scripts(plain: Page) -> None:
    plain.goto(door_of(plain, ASKING))
    answer_all_but_the_way(plain, "Plain Plover")
    plain.get_by_label("Your words to the hosts").fill("My sister told me of you.")
    press(plain, "Go on")
    expect(plain.get_by_role("button", name="Make a passkey")).to_be_hidden()
    press(plain, "Show me my words")
    words = plain.locator("ol.phrase li").all_inner_texts()
    for field in plain.locator("input[name^=word-]").all():
        field.fill(words[int((field.get_attribute("name") or "")[5:]) - 1])
    press(plain, "Ask to come in")
    expect(plain.get_by_role("heading", name="The hosts know that you are here")).to_be_visible()
    plain.goto("/sign-out/")
    press(plain, "Sign out")
    plain.goto("/sign-in/")
    plain.get_by_role("link", name="Type my twelve words").click()
    plain.get_by_label("Type them here").fill("\n".join(words).upper())
    plain.get_by_label("Others use this device too").check()
    press(plain, "Come in")
    plain.goto("/you/sessions/")
    expect(plain.get_by_text("a shared device")).to_be_visible()


def test_every_other_page_of_the_door_can_be_used_by_everybody(newcomer: Page, look: Look) -> None:
    door = door_of(newcomer, ASKING)
    newcomer.goto(door)
    answer_all_but_the_way(newcomer, "Looking Around")
    look(newcomer)
    press(newcomer, "Go on")
    newcomer.get_by_role("link", name="Use a mail address").click()
    newcomer.get_by_text("How to make an address").click()
    look(newcomer)
    newcomer.get_by_label("Your mail address").fill("looking.around@example.org")
    press(newcomer, "Send me a code")
    look(newcomer)
    press(newcomer, "Send me a code")
    look(newcomer)
    for path in ("/sign-in/phrase/", "/sign-in/mail/", "/sign-in/code/", "/sign-in/nobody/", "/sign-in/once/none/"):
        newcomer.goto(path)
        look(newcomer)
    newcomer.goto(f"{door}way/")
    press(newcomer, "Show me my words")
    look(newcomer)


def test_the_sheet_prints_its_words_and_nothing_to_press(newcomer: Page) -> None:
    newcomer.goto(door_of(newcomer, OPEN))
    answer_all_but_the_way(newcomer, "On Paper")
    press(newcomer, "Show me my words")
    newcomer.emulate_media(media="print")
    expect(newcomer.locator("ol.phrase li").first).to_be_visible()
    for button in newcomer.get_by_role("button").all():
        expect(button).to_be_hidden()
    expect(newcomer.locator("input[name^=word-]").first).to_be_hidden()
