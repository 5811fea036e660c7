"""A thread that somebody reads while others answer: new words wait behind one button, and nothing moves by itself."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NARROW, WIDE, press
from tests.browser.test_meetups import kitchen
from tests.journeys.walking import arrive
from tests.servers.site import Site

SOON = 15_000  # milliseconds: longer than an answer takes, on a busy machine


def begun_by(host: Page) -> str:
    """The path of a thread that the host just began."""
    host.goto(f"{kitchen(host)}write/")
    host.locator("[name=title]").fill("Who is up?")
    host.locator("[name=text]").fill("I can't sleep.")
    press(host, "Share with Kidney Kitchen")
    return host.url.split("#")[0]


def answer(page: Page, words: str) -> None:
    """Answer below the thread."""
    page.locator("[name=text]").fill(words)
    press(page, "Share with Kidney Kitchen")


def test_new_answers_come_behind_a_button_and_stand_there_after_a_tap(signed_in: Callable[[str], Page]) -> None:
    host, member = signed_in("host"), signed_in("member")
    path = begun_by(host)
    member.goto(path)
    button = member.get_by_role("button", name="New answers")
    expect(button).to_be_hidden()
    host.goto(path)
    answer(host, "Is anybody there?")
    expect(button).to_be_visible(timeout=SOON)
    expect(member.locator("#said")).to_have_text("There are new answers.")
    assert "Is anybody there?" not in member.locator("#main").inner_text()
    button.press("Enter")
    new = member.locator("#posts article").last
    expect(new).to_contain_text("Is anybody there?")
    expect(new).to_be_focused()
    expect(button).to_be_hidden()
    shown = new.evaluate("post => Object.assign(post.cloneNode(true), {tabIndex: 0}).querySelector('.read').outerHTML")
    member.reload()
    assert member.locator("#posts article").last.locator(".read").evaluate("words => words.outerHTML") == shown


def test_words_taken_back_are_gone_where_they_stood(signed_in: Callable[[str], Page]) -> None:
    host, member = signed_in("host"), signed_in("member")
    path = begun_by(host)
    host.goto(path)
    answer(host, "Said too fast.")
    member.goto(path)
    expect(member.locator("#posts")).to_contain_text("Said too fast.")
    host.get_by_role("link", name="Take back").last.click()
    with host.expect_navigation():
        host.locator("main form[method=post] button").last.click()
    expect(member.locator("#posts")).not_to_contain_text("Said too fast.", timeout=SOON)
    expect(member.locator("#posts article").last).to_contain_text("took these words back")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_box_in_which_somebody_writes_stays_where_it_is(
    signed_in: Callable[[str], Page], size: dict[str, int]
) -> None:
    host, member = signed_in("host"), signed_in("member")
    path = begun_by(host)
    host.goto(path)
    answer(host, "Said too fast.")
    member.set_viewport_size(size)  # type: ignore[arg-type]
    member.goto(path)
    box, button = member.locator("[name=text]"), member.get_by_role("button", name="New answers")
    box.press_sequentially("I begin to wr")
    stood = box.bounding_box()
    answer(host, "Is anybody there?")
    expect(button).to_be_visible(timeout=SOON)
    assert box.bounding_box() == stood
    expect(box).to_be_focused()
    expect(box).to_have_value("I begin to wr")


def test_a_page_whose_session_ended_elsewhere_says_that_it_follows_no_longer(
    browser: Browser, live_site: Site, signed_in: Callable[[str], Page]
) -> None:
    path = begun_by(signed_in("host"))
    member = browser.new_context(base_url=live_site.url).new_page()
    arrive(member, "Linnet")  # a session of this test's own: others go on with those of the demo's people
    member.goto(path)
    over = member.locator("[data-live-over]")
    with member.expect_response(lambda answer: "/live/" in answer.url):
        member.reload()
    expect(over).to_be_hidden()
    elsewhere = browser.new_context(base_url=live_site.url, storage_state=member.context.storage_state())
    other = elsewhere.new_page()
    other.goto("/sign-out/")
    press(other, "Sign out")
    elsewhere.close()
    expect(over).to_be_visible(timeout=SOON)
    expect(member.locator("#said")).to_have_text("This page no longer shows by itself what is new.")
    member.get_by_role("link", name="Load it again").click()
    expect(member.locator("#posts")).to_have_count(0)
