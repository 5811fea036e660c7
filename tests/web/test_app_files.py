"""The app on the phone, and leaving at once: the same answers for everybody."""

import pytest
from django.test import RequestFactory

from alongside.web.frame import KNOWS_LEAVING_COOKIE, NEUTRAL_SITE
from alongside.web.site import app_files


def test_leaving_leads_to_a_plain_site() -> None:
    answer = app_files.leave(RequestFactory().get("/leave/"))
    assert (answer.status_code, answer.headers["Location"]) == (302, NEUTRAL_SITE)
    assert "Clear-Site-Data" not in answer.headers


def test_what_the_browser_kept_is_forgotten_beside_the_leaving() -> None:
    answer = app_files.leave(RequestFactory().get("/leave/?forget"))
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.parametrize(
    ("onward", "led_to"), [("/t/abc/", "/t/abc/"), ("https://evil.example/", "/"), ("//evil.example/", "/"), ("", "/")]
)
def test_what_was_explained_is_remembered_and_leads_only_to_our_own_pages(onward: str, led_to: str) -> None:
    answer = app_files.leaving_explained(RequestFactory().get("/leave/explained/", {"next": onward}))
    assert answer.headers["Location"] == led_to
    assert answer.cookies[KNOWS_LEAVING_COOKIE].value == "1"


def test_the_offline_page_is_the_same_for_everybody() -> None:
    plain = app_files.offline(RequestFactory().get("/offline/")).content
    assert app_files.offline(RequestFactory().get("/offline/", headers={"cookie": "look=dark."})).content == plain
    assert b"There is no connection right now." in plain


def test_the_app_has_a_neutral_name_and_icons() -> None:
    answer = app_files.webmanifest(RequestFactory().get("/app.webmanifest"))
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert b"app-512." in answer.content


def test_the_worker_is_ours() -> None:
    assert b"/offline/" in app_files.worker(RequestFactory().get("/worker.js")).content
