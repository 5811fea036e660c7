"""The outbox shows every mail as its reader would get it: to whoever sits at the machine of a demo, and nobody else."""

import pytest
from django.test import Client

from alongside.accounts.letters import queue_letter
from alongside.web.front.asked import Asked
from alongside.web.front.pages import environ_of


def test_the_list_says_to_whom_and_about_what(here, mail):
    page = here.get("/outbox/").text
    assert "Tomorrow is my scan" in page
    assert "I am a bit afraid." in page
    assert "to Lily" in page
    assert "lily@example.org" in page
    assert f'href="{mail}"' in page


def test_a_mail_is_shown_rendered_as_source_and_by_its_head(here, mail):
    rendered = here.get(mail)
    assert f'sandbox="allow-popups allow-popups-to-escape-sandbox" src="{mail}letter/"' in rendered.text
    assert "I am a bit afraid." in rendered.text
    assert "frame-src 'self'" in rendered.headers["Content-Security-Policy"]
    assert "Content-Type: multipart/alternative" in here.get(f"{mail}source/").text
    headers = here.get(f"{mail}headers/").text
    assert "t-aaaabbbbccccddddeeeef@localhost" in headers
    assert "frame-src" not in here.get(f"{mail}headers/").headers["Content-Security-Policy"]


def test_the_letter_runs_nothing_and_fetches_nothing(here, mail):
    letter = here.get(f"{mail}letter/")
    assert "I am a <b>bit</b> afraid." in letter.text
    for evil in ("spy.example", "script", "onclick", "<form", "<img", "<link", "javascript"):
        assert evil not in letter.text, evil
    policy = letter.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "'self'" in policy.partition("frame-ancestors")[2]
    assert "script-src" not in policy


def test_links_of_a_letter_open_beside_it_and_answers_begin_here(here, mail):
    letter = here.get(f"{mail}letter/").text
    assert '<base target="_blank">' in letter
    assert 'target="_self" href="#c1"' in letter
    assert 'href="/outbox/write/?from=lily%40example.org&amp;to=t-a%40localhost&amp;subject=Re%3A+A%26B"' in letter
    assert '"/you/"' not in letter


def test_a_letter_that_waits_can_be_read_already(here):
    queue_letter(to="somebody@example.org", subject="Your code", text="1234 5678")
    assert "1234 5678" in here.get("/outbox/").text


def test_an_empty_outbox_says_what_will_be_there(here):
    assert "No mail yet" in here.get("/outbox/").text


PATHS = ("", "source/", "headers/", "letter/")
FROM_ELSEWHERE = (
    {"REMOTE_ADDR": "198.51.100.7"},
    {"HTTP_X_FORWARDED_FOR": "198.51.100.7"},
    {"HTTP_X_REAL_IP": "198.51.100.7"},
    {"HTTP_VIA": "1.1 proxy"},
    {"HTTP_FORWARDED": "for=198.51.100.7"},
    {"alongside.passed_on": True},
)


@pytest.mark.parametrize("signs", FROM_ELSEWHERE)
def test_whoever_comes_from_elsewhere_or_through_a_proxy_finds_nothing(here, mail, listener, signs):
    strange = Client(**signs)
    for path in ("/outbox/", "/outbox/write/", "/outbox/sent/", *(f"{mail}{path}" for path in PATHS)):
        assert here.get(path).status_code == 200, path
        assert strange.get(path).status_code == 404, path
    for path, sent in (
        (f"{mail}answer/", {"text": "Hi"}),
        ("/outbox/write/", {"from": "a@b.org", "to": "x@localhost"}),
    ):
        assert strange.post(path, sent).status_code == 404
    assert listener.taken == []


@pytest.mark.parametrize(
    "changed", [{"DEMO": False}, {"PROXY": "127.0.0.1"}, {"HOST": "community.example.org"}], ids=str
)
def test_an_installation_for_others_has_no_outbox(here, mail, settings, changed):
    for name, value in changed.items():
        setattr(settings, name, value)
    assert [here.get(f"{mail}{path}").status_code for path in PATHS] == [404] * 4
    assert here.get("/outbox/").status_code == 404


@pytest.mark.parametrize("field", [b"x-forwarded-for", b"forwarded"])
def test_the_front_remembers_that_there_was_a_proxy_though_it_forgets_its_words(field):
    scope = {
        "method": "GET", "path": "/", "headers": [(b"host", b"localhost"), (field, b"1.2.3.4")], "scheme": "http",
        "client": ("127.0.0.1", 5), "http_version": "1.1", "query_string": b"",
    }  # fmt: skip
    assert environ_of(Asked(scope), None, 0)["alongside.passed_on"]
    scope["headers"] = scope["headers"][:1]
    assert not environ_of(Asked(scope), None, 0)["alongside.passed_on"]
