"""The pages around a chat's hour, each walked through by keyboard on a small phone and looked at in both themes."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, Look, press
from tests.browser.test_chat import planned, say
from tests.browser.test_meetups import kitchen

STRANGE = {
    "right to left": "مرحبا، أنا أشرب الشاي (FM 101) وأستمع إلى الراديو.",
    "Hebrew": "שלום, אני שותה תה ומקשיבה לרדיו.",
    "one long word": "w" * 200,
    "emoji alone": "🌙🫖😴",
    "as long as may be": "The night is long. " * 105,
}
# Whatever ends beyond the page, and each line that begins above the end of the line before it.
BEYOND = """() => [...document.querySelectorAll('.chat *')].filter(each => !each.closest('.only-heard'))
    .map(each => [each.outerHTML.slice(0, 120), each.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.right > innerWidth + 1 || box.left < -1)).map(([each]) => each)"""
OVER_ANOTHER = """() => [...document.querySelectorAll('#lines > *')].map(each => each.getBoundingClientRect())
    .some((box, at, all) => at && box.top < all[at - 1].bottom - 1)"""
LONGEST_NAME = 40  # letters; see alongside/aliases/models.py
MOST_STEPS = 120  # more Tab stops than any page here has
CONTROLS = "main :is(a[href], button, summary, textarea, select, input:not([type=hidden], [type=radio]))"
# Whatever one can tab to and see; what isn't drawn, and what a script switched off, nobody can.
LEFT = f"""() => [...document.querySelectorAll('{CONTROLS}')]
    .filter(each => each.tabIndex >= 0 && !each.closest('[inert]') && each.checkVisibility())
    .filter(each => !('walked' in each.dataset))
    .map(each => each.outerHTML.slice(0, 120))"""
STAND = """() => {
    const here = document.activeElement, box = here.getClientRects()[0];
    if (!here.closest('main') || !box || 'walked' in here.dataset) return '';
    here.dataset.walked = '';
    const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return here.contains(seen) || here.closest('label')?.contains(seen) ? '' : here.outerHTML.slice(0, 120);
}"""


def walk(page: Page) -> None:
    """Every control is come to by the Tab key alone, and nothing lies over the one that one stands at."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.evaluate("document.getElementById('main').focus()")
    covered = []
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        covered.append(page.evaluate(STAND))
        if page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('footer')"):
            break
    assert not any(covered), f"{page.url}: {[each for each in covered if each]}"
    assert page.evaluate(LEFT) == [], page.url
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]


def visit(page: Page, path: str, look: Look) -> None:
    """Open a page that is there, walk through it, and look at it."""
    answer = page.goto(path)
    assert answer
    assert answer.ok, path
    walk(page)
    look(page)


def test_every_page_before_the_hour_is_walked_by_keyboard(signed_in: Callable[[str], Page], look: Look) -> None:
    host, member = signed_in("host"), signed_in("member")
    path, series = planned(host), planned(host, repeat="week")
    for page, below in ((member, ""), (member, "ahead/1/"), (host, ""), (host, "guests/"), (host, "call-off/")):
        visit(page, f"{path}{below}", look)
    member.goto(f"{path}ahead/1/")
    member.locator("#text").press_sequentially("A book about boats.")
    member.get_by_role("button", name="Keep it until then").press("Enter")
    expect(member.get_by_text("You wrote an answer ahead.")).to_be_visible()
    house = f"{kitchen(host)}chats/"
    for each in (house, f"{house}new/", f"{house}calendar/", series, f"{series}change/", f"{series}end/"):
        visit(host, each, look)


def test_so_is_every_page_of_the_hour_the_slow_lane_and_the_transcript(
    signed_in: Callable[[str], Page], look: Look
) -> None:
    host, member = signed_in("host"), signed_in("member")
    path = planned(host)
    press(host, "Open it now")
    press(host, "Ask T1")
    say(host, "Counting sheep.")
    member.goto(path)
    walk(member)
    for below in ("calm/", "waiting/", "end/"):
        visit(host, f"{path}{below}", look)
    press(host, "End the hour")
    for below in ("", "?after=1", "say/?question=1"):
        visit(member, f"{path}{below}", look)
    member.goto(f"{kitchen(member)}chats/")
    member.get_by_text("What was said before").press("Enter")
    member.locator("main a[href$='/transcript/']").first.press("Enter")
    member.get_by_role("heading", name="As a file").wait_for()
    walk(member)
    look(member)
    member.get_by_role("button", name="Leave me out").press("Enter")
    member.get_by_role("button", name="Keep my words in").press("Enter")
    expect(member.get_by_role("button", name="Leave me out")).to_be_visible()


def test_no_line_is_wider_than_a_small_phone_in_whatever_script_and_each_runs_its_own_way(
    signed_in: Callable[[str], Page], look: Look
) -> None:
    host = signed_in("host")
    planned(host)
    press(host, "Open it now")
    press(host, "Ask T1")
    for words in STRANGE.values():
        say(host, words)
    for name in host.locator("main .alias-name").all():
        name.evaluate("(name, most) => { name.textContent = 'W'.repeat(most); }", LONGEST_NAME)
    look(host)
    host.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert host.evaluate(BEYOND) == []
    assert not host.evaluate(OVER_ANOTHER)
    ways = "lines => lines.map(line => getComputedStyle(line).direction)"
    assert host.locator("#lines .line .read").evaluate_all(ways) == ["rtl", "rtl", "ltr", "ltr", "ltr"]
