"""One hour with three browsers: a host's, one by keyboard that listens, and one that runs no scripts."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from alongside.core import clock
from tests.browser.conftest import Look, press
from tests.browser.test_meetups import kitchen
from tests.servers.site import Site

FIRST, SECOND = "What helps you at night?", "What did you try?"
SOON = 15_000  # milliseconds: longer than a line takes, on a busy machine


@pytest.fixture
def without_scripts(browser: Browser, live_site: Site, signed_in: Callable[[str], Page]) -> Iterator[Page]:
    """The newcomer, whose browser runs no scripts."""
    known = signed_in("newcomer").context.storage_state()
    context = browser.new_context(base_url=live_site.url, storage_state=known, java_script_enabled=False)
    yield context.new_page()
    context.close()


def planned(host: Page, repeat: str = "once") -> str:
    """The path of a chat that the host planned for in ten minutes."""
    host.goto(f"{kitchen(host)}chats/new/")
    begins = clock.now() + timedelta(minutes=10)
    host.locator("[name=title]").fill("How do you sleep?")
    host.locator("[name=day]").fill(f"{begins:%Y-%m-%d}")
    host.locator("[name=begins]").fill(f"{begins:%H:%M}")
    host.locator("[name=zone]").select_option("UTC")
    for field, words in zip(host.locator("[name=question]").all(), (FIRST, SECOND), strict=False):
        field.fill(words)
    host.locator(f"[name=repeat][value={repeat}]").check()
    press(host, "Plan this chat")
    return re.sub(r"\?.*", "", host.url)


def planned_and_opened(host: Page) -> str:
    """The path of a chat that the host planned, and opened at once."""
    path = planned(host)
    press(host, "Open it now")
    return path


def say(page: Page, words: str) -> None:
    """Say a line with the form below the lines."""
    page.locator("#text").fill(words)
    press(page, "Say it here")


def top_of(page: Page, words: str) -> float:
    """How far from the upper edge of the window these words stand."""
    found = page.get_by_text(words).first.bounding_box()
    assert found
    return found["y"]


def test_three_browsers_in_one_hour(signed_in: Callable[[str], Page], without_scripts: Page, look: Look) -> None:
    host, member, plain = signed_in("host"), signed_in("member"), without_scripts
    path = planned_and_opened(host)
    expect(host.get_by_text("Nothing is said here yet.")).to_have_count(1)
    look(host)
    press(host, "Ask T1")
    say(host, "A cup of tea, and the radio on low.")
    look(host)

    member.goto(path)
    where = top_of(member, "A cup of tea")
    plain.goto(path)
    say(plain, "Warm socks, and the dog.")  # a newcomer's first words wait for a host
    expect(plain.get_by_text("A host will look at this first.")).to_have_count(1)
    host.goto(path)
    host.get_by_text("Lead this chat").click()
    host.get_by_role("link", name="First words that wait").click()
    look(host)
    with host.expect_navigation():
        host.get_by_role("button", name=re.compile("^Let it in")).click()

    # Nothing moves for whoever reads: the new words wait behind one button, reached by keyboard.
    waiting = member.get_by_role("button", name="New answers")
    expect(waiting).to_be_visible(timeout=SOON)
    assert top_of(member, "A cup of tea") == where
    expect(member.get_by_text("Warm socks")).to_have_count(0)
    waiting.focus()
    member.keyboard.press("Enter")
    expect(member.get_by_text("Warm socks")).to_have_count(1)
    assert member.evaluate("document.activeElement.id.startsWith('post-')")

    # The next question comes to who listens; who runs no scripts asks for what is new, by a link.
    press(host, "Ask T2")
    expect(member.locator("#room").get_by_text(SECOND)).to_be_visible(timeout=SOON)
    plain.get_by_role("link", name="Show what is new").focus()
    plain.keyboard.press("Enter")
    plain.wait_for_load_state()
    expect(plain.locator("#lines").get_by_text(SECOND)).to_have_count(1)
    look(member)


def test_lines_come_in_by_themselves_for_whoever_is_at_the_end_and_wants_them(
    signed_in: Callable[[str], Page],
) -> None:
    host, member = signed_in("host"), signed_in("member")
    path = planned_and_opened(host)
    press(host, "Ask T1")
    member.goto(path)
    member.get_by_text("How new lines come in").click()
    member.get_by_text("as they are said").click()
    member.evaluate("document.getElementById('more').scrollIntoView({block: 'end'})")
    say(host, "Counting the dog's breaths.")
    expect(member.get_by_text("Counting the dog's breaths.")).to_be_visible(timeout=SOON)

    member.locator("#text").fill("I begin to wr")
    member.locator("#text").focus()
    stood = member.locator("#text").bounding_box()
    say(host, "Nothing moves while you write.")
    expect(member.get_by_role("button", name="New answers")).to_be_visible(timeout=SOON)
    assert member.locator("#text").bounding_box() == stood
    expect(member.get_by_text("Nothing moves while you write.")).to_have_count(0)


def test_the_page_of_one_question_hears_of_its_own_lines_alone(signed_in: Callable[[str], Page]) -> None:
    host, member = signed_in("host"), signed_in("member")
    path = planned_and_opened(host)
    press(host, "Ask T1")
    member.goto(f"{path}?question=1")
    host.get_by_text("a side remark").last.click()
    say(host, "Aside from that.")
    host.get_by_text("for T1").click()
    say(host, "An open window.")
    member.get_by_role("button", name="New answers").click(timeout=SOON)
    expect(member.get_by_text("An open window.")).to_have_count(1)
    expect(member.get_by_text("Aside from that.")).to_have_count(0)
