"""The hosts' side as people walk it: by keyboard, without scripts, in danger, refused, and where nothing waits."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Walker
from tests.journeys.faults import faults
from tests.journeys.walking import door_of, follow, go_on, share, tab_to

PHONE = {"width": 360, "height": 740}
EMPTY = ("", "proposals/", "second/")
WORRIED = "Lily is worried about a post by Old Oak"


def test_by_keyboard_alone_a_host_looks_at_a_worry_answers_it_and_hands_over(signed_in: Callable[[str], Page]) -> None:
    host = signed_in("host")
    house = f"{door_of(host)}hosts/"
    host.goto(house)
    press_on(host, "Begin a shift")
    expect(host.get_by_role("navigation", name="Your shift")).to_contain_text("On duty")
    press_on(host, WORRIED)
    case = host.url
    press_on(host, "I look at it")
    expect(host.get_by_role("main")).to_contain_text("You look at it.")
    press_on(host, "Leave a passage out")
    tab_to(host, "passage")
    host.keyboard.press("Space")
    tab_to(host, "because")
    host.keyboard.type("It is true for one of us.")
    press_on(host, "Leave them out")
    expect(host.get_by_role("main")).to_contain_text("(a passage was left out here)")
    host.goto(case)
    expect(host.get_by_label("Your words")).to_contain_text("did something about it")
    press_on(host, "Answer, and be done with it")
    expect(host.get_by_role("main")).not_to_contain_text(WORRIED)
    press_on(host, "Hand over")
    tab_to(host, "text")
    host.keyboard.type("Lily has an answer.")
    press_on(host, "Hand over, and stop")
    host.goto(house)
    expect(host.get_by_role("main")).to_contain_text("Lily has an answer.")
    host.context.close()


def test_by_keyboard_alone_somebody_in_danger_puts_their_card_away_and_a_host_answers(
    newcomer: Walker, signed_in: Callable[[str], Page]
) -> None:
    page, host = newcomer("Wren", viewport=PHONE), signed_in("host")
    kitchen = door_of(page)
    page.goto(f"{kitchen}write/")
    tab_to(page, "title")
    page.keyboard.type("Tonight")
    tab_to(page, "text")
    page.keyboard.type("I want to die.")
    press_on(page, "Share with")
    expect(page.get_by_role("heading", level=1)).to_have_text("For you, and nobody else")
    expect(page.get_by_role("link", name="Write to a host")).to_be_in_viewport()  # without scrolling, on a small phone
    wrong = list(faults(page))
    press_on(page, "Write to a host")
    page.go_back()
    press_on(page, "Put this away")
    page.wait_for_url("**/today/")
    expect(page.get_by_role("main")).not_to_contain_text("A few words for you")

    open_case(host, f"{kitchen}hosts/", "Wren may be in danger")
    wrong += faults(host)
    host.get_by_role("button", name="I have it").click()
    follow(host, "Just be there")
    host.get_by_role("button", name="Answer", exact=True).click()
    host.context.close()
    page.goto("/today/")
    expect(page.get_by_role("main")).to_contain_text("wrote to you")
    assert not wrong, "\n".join(wrong)


def test_without_scripts_words_that_wait_are_changed_and_shared_and_a_decision_is_seen_otherwise(
    newcomer: Walker, walker: Walker, signed_in: Callable[[str], Page]
) -> None:
    known = signed_in("host")
    host = walker(java_script_enabled=False, viewport=PHONE, storage_state=known.context.storage_state())
    known.context.close()
    page = newcomer("Plain Pipit", java_script_enabled=False, viewport=PHONE)
    kitchen = door_of(page)
    page.goto(f"{kitchen}write/")
    share(page, "Buy my powder, only 20 euro, order on my page now. It cures kidneys.", title="It helped me")
    expect(page.get_by_role("main")).to_contain_text("A host will look at this first")
    held = page.url

    open_case(host, f"{kitchen}hosts/", "Words by Plain Pipit wait")
    follow(host, "Ask for a small change")
    host.get_by_label("What should change").fill("Please leave out the price.")
    go_on(host)

    page.goto(held)
    follow(page, "Read what the hosts say")
    expect(page.get_by_role("main")).to_contain_text("Please leave out the price.")
    page.goto(held)
    follow(page, "Change my words")
    page.locator("#text").fill("Warm soup helped me.")
    go_on(page)

    host.goto(held)
    follow(host, "Let others see it")
    go_on(host)
    expect(host.get_by_role("article")).to_contain_text("Warm soup helped me.")
    post = host.get_by_role("article").get_attribute("id") or ""
    host.goto(f"/p/{post.removeprefix('post-')}/remove/")
    host.get_by_label("Why?").fill("Let us wait with this.")
    go_on(host)

    page.goto("/today/")
    follow(page, "wrote to you")
    if not page.get_by_role("link", name="I see it otherwise").count():
        page.get_by_role("link", name="The hosts wrote to you").first.click()
    follow(page, "I see it otherwise")
    page.get_by_label("Your words").fill("It is only soup.")
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("You see a decision otherwise")


def test_refusals_keep_the_words_and_can_be_used_by_everybody(walker: Walker, signed_in: Callable[[str], Page]) -> None:
    host, visitor, wrong = signed_in("host"), walker(), list[str]()
    host.goto(door_of(host))
    follow(host, "Sunday plates")
    post = host.get_by_role("article").nth(2).get_attribute("id") or ""
    host.goto(f"/p/{post.removeprefix('post-')}/mask/")
    host.locator("#because").fill("A long reason.")
    go_on(host)
    expect(host.locator("#own-words-1")).to_have_value("A long reason.")
    wrong += faults(host)
    host.context.close()
    visitor.goto("/second/")
    visitor.get_by_label("The code on your paper").fill("not-a-code")
    go_on(visitor)
    expect(visitor.get_by_label("The code on your paper")).to_have_value("not-a-code")
    wrong += faults(visitor)
    assert not wrong, "\n".join(wrong)


def test_where_nothing_waits_the_hosts_side_can_be_used_by_everybody(newcomer: Walker) -> None:
    founder, wrong = newcomer("Dipper"), list[str]()
    founder.goto("/communities/found/")
    for field in founder.locator("main form input[type=text], main form textarea").all():
        field.fill("A quiet house")
    go_on(founder)
    house = f"{'/'.join(founder.url.split('/')[:5])}/hosts/"
    for path in EMPTY:
        founder.goto(house + path)
        wrong += [f"{path}: {fault}" for fault in faults(founder)]
    assert not wrong, "\n".join(wrong)


def open_case(host: Page, house: str, words: str) -> None:
    """Look what waits until this does: cases that the house sees itself are opened in the background."""
    for _once_more in range(20):
        host.goto(house)
        if host.get_by_role("link", name=words).count():
            return follow(host, words)
        host.wait_for_timeout(500)
    raise AssertionError(f"{words}: no host is told")


def press_on(page: Page, words: str) -> None:
    """Go by Tab to what is called this, press Enter, and see where it leads."""
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")
