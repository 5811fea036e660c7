"""Reading a chat aloud: what is handed to the device's voice, which is stood in for; the rest is the house's own."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import press
from tests.browser.test_chat import FIRST, planned_and_opened, say

VOICES = """
globalThis.handed = [];
const voices = [
  { name: "far", lang: "en-GB", localService: false }, { name: "near", lang: "en_US", localService: true },
  { name: "cerca", lang: "es-ES", localService: true },
].filter(voice => !globalThis.noVoice || !voice.localService);
globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const speech = {
  speaking: false, getVoices: () => voices,
  speak: each => { handed.push(each); speech.speaking = true; },
  cancel: () => { handed.length = 0; speech.speaking = false; },
};
Object.defineProperty(globalThis, "speechSynthesis", { value: speech });
"""


@pytest.fixture
def hour(signed_in: Callable[[str], Page]) -> tuple[Page, str]:
    """A host in a chat in which a question was asked, answered twice, once behind a content note; and its path."""
    host = signed_in("host")
    path = planned_and_opened(host)
    press(host, "Ask T1")
    say(host, "A cup of tea.")
    host.locator("details.add-notes summary").click()
    host.locator("[name=notes][value=death]").check()
    say(host, "My father's last summer.")
    return host, path


def handed_to(page: Page) -> list[str]:
    """What the device's voice was given to say, in that order."""
    return list(page.evaluate("handed.map(each => each.text)"))


def listen(page: Page, path: str) -> list[str]:
    """Have the chat read from its beginning, by keyboard; give what was handed over."""
    page.goto(path)
    page.locator("summary", has_text="Have it read to you").press("Enter")
    page.get_by_role("button", name="Read this to me").press("Enter")
    return handed_to(page)


def test_lines_are_read_in_their_order_what_is_noted_stays_silent_until_it_is_opened(
    signed_in: Callable[[str], Page], hour: tuple[Page, str]
) -> None:
    member, (_host, path) = signed_in("member"), hour
    member.add_init_script(VOICES)
    assert listen(member, path) == [f"T1 {FIRST}", "Heron: A cup of tea.", "Heron: This speaks of: death"]
    member.get_by_role("button", name="Stop reading").press("Enter")
    assert handed_to(member) == []
    expect(member.get_by_role("button", name="Read this to me")).to_be_visible()
    member.locator("details.content-note summary").press("Enter")
    member.evaluate("document.getElementById('lines').scrollIntoView()")
    member.get_by_role("button", name="Read this to me").press("Enter")
    assert "My father's last summer." in handed_to(member)[-1]
    member.evaluate("handed.at(-1).onend()")  # the voice came to its end
    expect(member.get_by_role("button", name="Read this to me")).to_be_visible()


def test_each_line_has_a_voice_of_its_own_language_and_of_this_device(
    signed_in: Callable[[str], Page], hour: tuple[Page, str]
) -> None:
    member, (_host, path) = signed_in("member"), hour
    member.add_init_script(VOICES)
    member.goto(path)
    # As the page says it of a line that came by mail in another language.
    member.locator(".line .read").first.evaluate("read => { read.lang = 'es'; }")
    member.locator("summary", has_text="Have it read to you").click()
    member.get_by_role("button", name="Read this to me").click()
    given = member.evaluate("handed.map(each => [each.voice.name, each.lang])")
    assert given == [["near", "en"], ["cerca", "es"], ["near", "en"]]


def test_without_a_voice_of_its_own_the_device_gets_nothing_and_that_is_said(
    signed_in: Callable[[str], Page], hour: tuple[Page, str]
) -> None:
    member, (_host, path) = signed_in("member"), hour
    member.add_init_script(f"globalThis.noVoice = true;{VOICES}")
    assert listen(member, path) == []
    expect(member.get_by_text("This device has no voice of its own.")).to_be_visible()


def test_nothing_is_read_of_whom_somebody_blocked_nor_of_whom_they_keep_folded(
    signed_in: Callable[[str], Page], hour: tuple[Page, str]
) -> None:
    member, (_host, path) = signed_in("member"), hour
    listener = signed_in("newcomer")
    listener.add_init_script(VOICES)
    member.goto(path)
    say(member, "An open window.")
    assert "Lily: An open window." in listen(listener, path)
    away = listener.get_by_role("link", name=re.compile("^Lily")).first.get_attribute("href")
    for button in ("Keep their words folded", "Block: never meet their words"):
        listener.goto(str(away))
        press(listener, button)
        try:
            given = listen(listener, path)
        finally:
            listener.goto(str(away))
            press(listener, "Take the block back" if button.startswith("Block") else "Show them again")
        assert "Heron: A cup of tea." in given
        assert not any("window" in each for each in given), button
