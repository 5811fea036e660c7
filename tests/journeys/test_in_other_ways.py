"""The same house without scripts, without a mouse, and in Spanish."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Walker
from tests.journeys.walking import door_of, follow, go_on, see_first_words, share, tab_to

PHONE = {"width": 360, "height": 740}


def test_without_scripts_one_writes_looks_keeps_changes_and_takes_back(newcomer: Walker) -> None:
    page = newcomer("Plain Plover", java_script_enabled=False, viewport=PHONE)
    follow(page, "Say hello")
    page.locator("#text").fill("I have no scripts, but soup.")
    page.get_by_role("button", name="Keep as a draft").click()
    follow(page, "Go on writing")
    page.get_by_role("button", name="See it first").click()
    expect(page.locator(".preview")).to_contain_text("but soup")
    go_on(page)
    see_first_words(page)
    follow(page, "Change")
    page.locator("#text").fill("I have no scripts, but bread.")
    go_on(page)
    expect(page.get_by_role("article")).to_contain_text("but bread")
    follow(page, "Earlier wording")
    expect(page.get_by_role("article")).to_contain_text("but soup")
    page.go_back()
    follow(page, "Take back")
    page.get_by_role("button", name="Take my words back").click()
    expect(page.get_by_role("article")).not_to_contain_text("but bread")
    page.get_by_role("button", name="Put them back").click()
    expect(page.get_by_role("article")).to_contain_text("but bread")
    page.goto(door_of(page))
    follow(page, "Sunday plates")
    page.get_by_role("button", name="I'm here").first.click()
    expect(page.get_by_role("button", name="I'm here", pressed=True)).to_have_count(1)


def test_by_keyboard_alone_one_finds_a_conversation_and_answers(signed_in: Callable[[str], Page]) -> None:
    page = signed_in("member")
    page.goto(door_of(page))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to what's new")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "Sunday plates")
    page.keyboard.press("Enter")
    page.wait_for_url("**/t/**")
    tab_to(page, "kind")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("my experience")).to_be_checked()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_label("just talk")).to_be_checked()
    tab_to(page, "text")
    page.keyboard.type("Bread, and it was good.")
    tab_to(page, "Share with")
    page.keyboard.press("Enter")
    page.wait_for_url("**#post-*")
    expect(page.locator(":target")).to_contain_text("Bread, and it was good.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector(':target').contains(document.activeElement)"), "lost its place"
    page.context.close()


def test_in_spanish_one_comes_in_writes_and_reads(newcomer: Walker) -> None:
    page = newcomer("Golondrina", locale="es-ES", viewport=PHONE)
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Golondrina")
    page.goto(f"{door_of(page)}write/?hello=1")
    expect(page.locator("#title")).to_have_value("Hola")
    page.get_by_label("charlar, sin más").check()
    share(page, "Acabo de llegar. ¿Quién cocina sin sal?")
    expect(page.get_by_role("article")).to_contain_text("¿Quién cocina sin sal?")
    for path in ("/today/", "/communities/", "/you/", "/help/", "/privacy/"):
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("lang", "es")
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
