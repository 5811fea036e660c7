"""The mail door's pages, by keyboard alone, as everybody would see them."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Look
from tests.journeys.walking import door_of, follow, tab_to

type SignIn = Callable[[str], Page]


def enter(page: Page, wanted: str) -> None:
    """Go on with Tab until this has the focus, press Enter, and see the page it leads to."""
    tab_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_one_chooses_what_comes_by_mail_and_pauses_it(signed_in: SignIn, look: Look) -> None:
    page = signed_in("newcomer")
    page.goto("/you/mail/")
    look(page)
    enter(page, "Kidney Kitchen")
    look(page)
    tab_to(page, "Your mail")  # the way back, and right behind it the choices
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="A letter a week")).to_be_checked()
    tab_to(page, "weekday")
    page.keyboard.press("ArrowDown")
    enter(page, "Keep this")
    expect(page.get_by_text("Kept.")).to_be_visible()
    tab_to(page, "until")
    page.keyboard.type("01012090")
    enter(page, "Pause until then")
    look(page)
    enter(page, "Go on now")
    expect(page.get_by_role("button", name="Pause until then")).to_be_visible()
    page.context.close()


def test_one_answers_what_was_asked_about_a_mail(signed_in: SignIn, look: Look) -> None:
    page = signed_in("member")
    page.goto("/you/held-mail/")
    look(page)
    enter(page, "Soup on Thursday")
    look(page)
    enter(page, "No, don't post it")
    expect(page.get_by_text("You said no")).to_be_visible()
    look(page)
    page.context.close()


def test_the_link_in_a_mail_ends_it_for_whoever_holds_it_and_its_owner_undoes_that(
    signed_in: SignIn, newcomer: Page, look: Look
) -> None:
    page = signed_in("member")
    page.goto("/outbox/")
    page.get_by_role("link", name="to Lily").first.click()
    stop = page.frame_locator("iframe").get_by_role("link", name="/mail/stop/").get_attribute("href") or ""
    newcomer.goto(stop)
    look(newcomer)
    enter(newcomer, "End this mail")
    expect(newcomer.get_by_role("heading", name="This mail has ended")).to_be_visible()
    look(newcomer)
    page.goto(stop)
    look(page)
    enter(page, "Undo: have mail as before")
    expect(page.get_by_role("radio", name="Every post")).to_be_checked()
    page.goto(stop)
    look(page)
    page.context.close()


def test_one_answers_a_mail_of_the_outbox_and_stands_in_the_thread(signed_in: SignIn, look: Look) -> None:
    page = signed_in("member")
    page.goto("/outbox/")
    look(page)
    enter(page, "Hello, I'm new")
    look(page)
    tab_to(page, "text")
    page.keyboard.type("So was I. One list at a time.")
    enter(page, "Send the mail")
    look(page)
    page.goto(door_of(page))
    follow(page, "Hello, I'm new")
    for _try in range(50):  # it is read by a program of its own, which takes a moment
        if page.get_by_text("So was I.").count():
            break
        page.wait_for_timeout(200)
        page.reload()
    expect(page.get_by_role("article").filter(has_text="One list at a time.")).to_be_visible()
    page.context.close()


def test_refusals_keep_what_was_typed_and_empty_pages_say_so(signed_in: SignIn, look: Look) -> None:
    page = signed_in("host")
    page.goto("/outbox/write/?from=host@people.example&to=nobody@elsewhere.example")
    page.get_by_label("Your words").fill("Is anybody there?")
    page.get_by_role("button", name="Send the mail").click()
    expect(page.get_by_role("alert")).to_contain_text("Only our own addresses")
    expect(page.get_by_label("Your words")).to_have_value("Is anybody there?")
    look(page)
    kitchen = door_of(page)
    page.goto(f"{kitchen}mail/")
    page.locator("#quiet_from").select_option("22")
    page.locator("#quiet_to").select_option("")
    page.get_by_role("button", name="Keep this").click()
    expect(page.locator("#quiet_from")).to_have_value("22")
    expect(page.get_by_role("alert")).to_contain_text("both, or neither")
    look(page)
    for path in ("/you/held-mail/", f"{kitchen}hosts/mail/"):
        page.goto(path)
        look(page)
    page.context.close()
