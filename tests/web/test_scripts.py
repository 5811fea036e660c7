"""What the scripts add to a page that works without them, in a real browser under our own content security policy."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.csp import build_policy
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from alongside.web.static_build import build

HERE = "http://localhost:9"
AWAY = "https://plain.example/"
LEAVE = f'<a href="/leave/" data-leave="{AWAY}">Leave this page</a>'
SAID = '<p id="said" role="status"></p>'
DRAFT = """<form method="post" action="/share" data-draft-url="/keep"
data-kept="kept as a draft" data-not-kept="not kept yet">
<p class="starters" hidden><button type="button" data-starter="Today">Today…</button></p>
<textarea name="text" aria-label="Words" data-grows></textarea><span class="draft-said"></span></form>"""
SWAP = """<div id="line"><form method="post" action="/here" data-swap="line">
<button name="mark" value="here">I'm here</button>
</form></div>"""
PASSKEY = """<div hidden data-passkey-place><form method="post" action="/made" data-passkey="register"
data-options-url="/options" data-failed="It did not work.">
<input type="hidden" name="credential"><button>Make a passkey</button>
<p data-passkey-said></p></form></div>"""
OPTIONS = {
    "rp": {"id": "localhost", "name": "Alongside"},
    "user": {"id": "AQID", "name": "you", "displayName": "you"},
    "challenge": "BAUG_-8",
    "pubKeyCredParams": [{"type": "public-key", "alg": -7}],
    "authenticatorSelection": {"residentKey": "required", "userVerification": "required"},
}


class FakeSite:
    """Answers every request of one browser context from a dictionary, and remembers what was posted."""

    def __init__(self, context: BrowserContext, files: Path) -> None:
        self.made = build(settings.STATIC_SOURCE, files)
        self.files = files
        self.answers: dict[str, str] = {"/leave/?forget": "", "/keep": "", AWAY: "plain"}
        self.posted: list[tuple[str, str]] = []
        self.broken: set[str] = set()
        context.route("**/*", self.answer)

    def show(self, body: str) -> None:
        """Make this the page at /."""
        script = f'<script type="module" src="/{self.made["all.js"]}"></script>'
        self.answers["/"] = f"<!doctype html><title>x</title>{script}{LEAVE}{body}{SAID}"

    def answer(self, route: Route) -> None:
        """Answer one request."""
        path = route.request.url.removeprefix(HERE)
        if route.request.method == "POST":
            self.posted.append((path, route.request.post_data or ""))
        if path in self.broken:
            self.broken.discard(path)
            return route.abort()
        policy = {"Content-Security-Policy": build_policy(settings.SECURE_CSP)}  # type: ignore[arg-type]
        if (file := self.files / path.lstrip("/")).is_file():
            return route.fulfill(body=file.read_text(), content_type="text/javascript")
        return route.fulfill(body=self.answers.get(path, "?"), content_type="text/html; charset=utf-8", headers=policy)


@pytest.fixture
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("built")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(service_workers="block")
    yield made
    made.close()


@pytest.fixture
def site(context: BrowserContext, files: Path) -> FakeSite:
    return FakeSite(context, files)


@pytest.fixture
def open_page(context: BrowserContext, site: FakeSite) -> Iterator[Callable[[str], Page]]:
    """Open a page with this body; a violation of the policy or an error in a script fails the test."""
    troubles: list[str] = []

    def opened(body: str) -> Page:
        site.show(body)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if "Security Policy" in said.text else None)
        page.goto(f"{HERE}/")
        return page

    yield opened
    assert not troubles


def test_leaving_puts_a_plain_site_in_place_of_the_page(open_page: Callable[[str], Page]) -> None:
    page = open_page("private words")
    page.get_by_role("link", name="Leave this page").click()
    page.wait_for_url(AWAY)
    page.go_back()
    assert "private words" not in page.content()


def test_shift_three_times_leaves(open_page: Callable[[str], Page]) -> None:
    page = open_page("private words")
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(AWAY)


def test_capital_letters_do_not_leave(open_page: Callable[[str], Page]) -> None:
    page = open_page(DRAFT)
    page.get_by_label("Words").press_sequentially("ABC")
    for _press in range(2):
        page.keyboard.press("Shift")
        page.keyboard.press("Shift+A")
    assert page.url == f"{HERE}/"


def test_without_scripts_leaving_is_a_plain_link(browser: Browser, files: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    FakeSite(context, files).show("private words")
    page = context.new_page()
    page.goto(f"{HERE}/")
    page.get_by_role("link", name="Leave this page").click()
    page.wait_for_url(f"{HERE}/leave/")
    context.close()


def test_words_are_kept_as_one_types(open_page: Callable[[str], Page], site: FakeSite) -> None:
    page = open_page(DRAFT)
    page.get_by_label("Words").press_sequentially("I slept")
    expect(page.get_by_text("kept as a draft")).to_be_visible()
    assert [path for path, _body in site.posted] == ["/keep"]
    assert "I slept" in site.posted[0][1]


def test_words_that_could_not_be_kept_are_said_to_be_so(open_page: Callable[[str], Page], site: FakeSite) -> None:
    page = open_page(DRAFT)
    site.broken.add("/keep")
    page.get_by_label("Words").press_sequentially("I slept")
    expect(page.get_by_text("not kept yet")).to_be_visible()


def test_a_starter_begins_the_words(open_page: Callable[[str], Page]) -> None:
    page = open_page(DRAFT)
    page.get_by_role("button", name="Today…").click()
    page.keyboard.type("I slept.")
    expect(page.get_by_label("Words")).to_have_value("Today I slept.")


def test_a_part_is_swapped_focused_and_said(open_page: Callable[[str], Page], site: FakeSite) -> None:
    page = open_page(SWAP)
    site.answers["/here"] = '<html><body><div id="line" data-say="You are here.">You said: here.</div></body></html>'
    page.get_by_role("button", name="I'm here").click()
    expect(page.locator("#line")).to_have_text("You said: here.")
    expect(page.locator("#line")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("You are here.")
    assert "here" in site.posted[0][1]


def test_without_the_part_in_the_answer_the_form_is_sent_plainly(
    open_page: Callable[[str], Page], site: FakeSite
) -> None:
    page = open_page(SWAP)
    site.broken.add("/here")
    site.answers["/here"] = "a page of its own"
    page.get_by_role("button", name="I'm here").click()
    page.wait_for_url(f"{HERE}/here")
    assert site.posted[-1] == ("/here", "mark=here")


def test_a_passkey_is_made_and_sent(open_page: Callable[[str], Page], site: FakeSite) -> None:
    page = open_page(PASSKEY)
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    site.answers |= {"/options": json.dumps(OPTIONS), "/made": "made"}
    page.get_by_role("button", name="Make a passkey").click()
    page.wait_for_url(f"{HERE}/made")
    assert "attestationObject" in site.posted[-1][1]


def test_a_passkey_that_was_refused_is_said_plainly(open_page: Callable[[str], Page], site: FakeSite) -> None:
    page = open_page(PASSKEY)
    site.answers["/options"] = "no"
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_text("It did not work.")).to_be_visible()
