"""What somebody writes is not lost, and what they tell the hosts is answered."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Walker
from tests.journeys.walking import door_of, follow, go_on, share


def test_a_draft_goes_on_at_another_device_and_outlives_the_session(
    signed_in: Callable[[str], Page],
) -> None:
    phone, laptop = signed_in("newcomer"), signed_in("newcomer")
    path = f"{door_of(phone)}write/"
    phone.goto(path)
    phone.locator("#title").fill("Begun in the bus")
    phone.locator("#text").press_sequentially("Half a")
    expect(phone.get_by_role("status").filter(has_text="kept as a draft")).to_be_visible()
    laptop.goto(path)
    expect(laptop.locator("#title")).to_have_value("Begun in the bus")
    laptop.locator("#text").fill("Half a sentence, and its end.")
    laptop.context.clear_cookies()
    laptop.get_by_role("button", name="Share with").click()
    expect(laptop.get_by_role("main")).to_contain_text("Half a sentence, and its end.")
    phone.context.close()
    laptop.context.close()


def test_a_worry_is_heard_and_a_host_asks_somebody_to_wait(newcomer: Walker, signed_in: Callable[[str], Page]) -> None:
    page, host = newcomer("Sparrow"), signed_in("host")
    kitchen = door_of(page)
    page.goto(f"{kitchen}write/")
    share(page, "Buy my powder.", title="A cure")
    follow(page, "Sparrow")
    alias = page.url

    member = signed_in("member")
    member.goto(alias)
    follow(member, "A cure")
    member.locator("article summary", has_text="More").first.click()
    follow(member, "Something worries me")
    member.get_by_label("It sells something").check()
    go_on(member)

    host.goto(f"{kitchen}hosts/")
    follow(host, "Lily is worried about a post by Sparrow")
    host.get_by_label("Your words").fill("Thank you. We talk with Sparrow.")
    host.get_by_role("button", name="Answer", exact=True).click()
    host.goto(alias)
    follow(host, "Ask Sparrow to wait")
    host.get_by_label("Why?").fill("Nothing is sold here.")
    go_on(host)
    host.context.close()

    member.goto(kitchen)
    follow(member, "You and the hosts")
    follow(member, "Something worried you")
    expect(member.get_by_role("main")).to_contain_text("We talk with Sparrow.")
    member.context.close()
    page.goto(f"{kitchen}write/")
    share(page, "And my tea.", title="More")
    expect(page.get_by_role("main")).to_contain_text("Nothing is sold here.")
    expect(page.locator("#text")).to_have_value("And my tea.")


def test_a_visitor_asks_a_host_and_reads_the_answer_with_a_code_on_paper(
    walker: Walker, signed_in: Callable[[str], Page]
) -> None:
    visitor, host = walker(), signed_in("host")
    kitchen = door_of(visitor)
    visitor.goto(kitchen)
    follow(visitor, "Ask a host where to start")
    visitor.get_by_label("Your words").fill("Is there room for a grandson?")
    go_on(visitor)
    code = visitor.locator(".paper-code").inner_text()
    host.goto(f"{kitchen}hosts/")
    host.get_by_role("link", name="A visitor asks where to start").last.click()
    host.get_by_label("Your words").fill("There is. Come in.")
    host.get_by_role("button", name="Answer", exact=True).click()
    host.context.close()
    visitor.goto("/")
    follow(visitor, "I have a code")
    visitor.get_by_label("The code on your paper").fill(code)
    go_on(visitor)
    expect(visitor.get_by_role("main")).to_contain_text("There is. Come in.")
