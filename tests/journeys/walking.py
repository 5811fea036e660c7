"""Steps that many walks share; they go by the names of fields, so that they hold in every language."""

from playwright.sync_api import Page

KITCHEN = "Kidney Kitchen"


def door_of(page: Page, community: str = KITCHEN) -> str:
    """The path of a community of the demo that stands among the listed ones."""
    page.goto("/communities/")
    href = page.get_by_role("link", name=community).first.get_attribute("href")
    assert href
    return href


def arrive(page: Page, name: str) -> None:
    """Come into the kitchen under this name, question by question, and stand on the page of welcome."""
    page.goto(f"{door_of(page)}come-in/")
    page.locator("[name=name]").fill(name)
    go_on(page)
    go_on(page)
    for answer in ("[name=guidelines]", "[name=age][value=adult]", "[name=health]"):
        page.locator(answer).check()
    go_on(page)
    page.locator("[name=mail][value=mine]").check()
    go_on(page)
    with page.expect_navigation():
        page.locator("form[action$='/phrase/'] button").click()
    words = page.locator("ol.phrase li").all_inner_texts()
    for field in page.locator("input[name^=word-]").all():
        field.fill(words[int((field.get_attribute("name") or "")[5:]) - 1])
    go_on(page)


def go_on(page: Page) -> None:
    """Press the one main button of the page, and see where it leads."""
    with page.expect_navigation():
        page.locator("main button.main").last.click()


def share(page: Page, text: str, title: str = "") -> None:
    """Write this in the composer of the page, and share it."""
    if title:
        page.locator("#title").fill(title)
    page.locator("#text").fill(text)
    go_on(page)
    see_first_words(page)


def see_first_words(page: Page) -> None:
    """Go on to one's words, where they are one's first and a page says what happens now."""
    if page.url.endswith("/shared/"):
        with page.expect_navigation():
            page.locator("main a.button.main").click()


def follow(page: Page, words: str) -> None:
    """Tap the first link in the page that says this."""
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=words).first.click()


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what has the focus is called this; each stop on the way can be seen."""
    for _stop in range(90):
        page.keyboard.press("Tab")
        name, is_seen = page.evaluate(
            """() => {
              const it = document.activeElement, look = getComputedStyle(it);
              const seen = look.outlineStyle !== "none" || it.tagName === "IFRAME";  // which shows it inside
              return [it.name || it.innerText, seen && it.getBoundingClientRect().width > 0];
            }"""
        )
        assert is_seen, f"{name} has the focus, and nobody can see it"
        if wanted in name:
            return
    raise AssertionError(f"{wanted} is out of reach")
