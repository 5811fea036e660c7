"""Coming back through the pages: three ways, one answer for everybody, and nothing on a GET."""

import re

import pytest
from django.conf import settings
from django.test import Client

from alongside.accounts.addresses import ProvenAddress
from alongside.accounts.letters import letters_waiting
from alongside.accounts.links import make_link
from alongside.accounts.models import Session
from alongside.accounts.page import find_signed_in
from alongside.accounts.preferences import change_preferences
from alongside.accounts.sign_up import sign_up_with_address
from tests.web.coming_in.conftest import WISH, newest_code

pytestmark = pytest.mark.django_db


def who_is_in(visit: Client):
    found = find_signed_in(visit.cookies[settings.SESSION_COOKIE_NAME].value)
    return found and found.person_id


def test_twelve_words_lead_in_however_they_are_typed(visit, anna):
    person, phrase = anna
    typed = "  " + phrase.upper().replace(" ", ",\n") + " "
    answer = visit.post("/sign-in/phrase/", {"phrase": typed, "next": "/you/"})
    assert (answer.status_code, answer["Location"]) == (303, "/you/")
    assert who_is_in(visit) == person


def test_a_wrong_phrase_is_answered_in_place_and_stays_in_its_field(visit, anna):
    answer = visit.post("/sign-in/phrase/", {"phrase": "apple brick"})
    assert answer.status_code == 422
    assert "twelve words" in answer.text
    assert "apple brick" in answer.text


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", ""]
)
def test_signing_in_leads_to_a_page_of_ours_alone(visit, anna, elsewhere):
    answer = visit.post("/sign-in/phrase/", {"phrase": anna[1], "next": elsewhere})
    assert answer["Location"] == "/"


def test_a_cookie_planted_before_signing_in_opens_nothing(visit, anna):
    visit.post("/sign-in/mail/", {"address": "somebody@example.org"})
    planted = visit.cookies[settings.SESSION_COOKIE_NAME].value
    visit.post("/sign-in/phrase/", {"phrase": anna[1]})
    assert visit.cookies[settings.SESSION_COOKIE_NAME].value != planted
    assert find_signed_in(planted) is None
    assert who_is_in(visit) == anna[0]


def test_a_code_leads_in_only_in_the_browser_that_asked(visit):
    person = sign_up_with_address(WISH, ProvenAddress("anna@example.org"))
    visit.post("/sign-in/mail/", {"address": "anna@example.org"})
    code = newest_code()
    other = Client(HTTP_HOST="localhost")
    other.post("/sign-in/mail/", {"address": "other@example.org"})
    assert other.post("/sign-in/code/", {"code": code}).status_code == 422
    assert visit.post("/sign-in/code/", {"code": code}).status_code == 303
    assert who_is_in(visit) == person


def test_the_answer_is_the_same_whether_or_not_somebody_has_the_address():
    sign_up_with_address(WISH, ProvenAddress("anna@example.org"))

    def answers(address):
        client = Client(HTTP_HOST="localhost")
        asked = client.post("/sign-in/mail/", {"address": address})
        shown = client.get(asked["Location"])
        no_token = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", shown.text)
        return asked.status_code, asked.content, sorted(asked.headers), no_token, sorted(shown.headers)

    assert answers("anna@example.org") == answers("nobody@example.org")
    assert len(letters_waiting()) == 2


def test_a_proven_address_without_an_account_is_told_so_and_nobody_is_signed_in(visit):
    visit.post("/sign-in/mail/", {"address": "new@example.org"})
    answer = visit.post("/sign-in/code/", {"code": newest_code()})
    assert answer["Location"] == "/sign-in/nobody/"
    assert who_is_in(visit) is None
    assert "no account here" in visit.get("/sign-in/nobody/").text


def test_a_shared_device_gets_a_short_session_and_a_cookie_that_goes_with_the_window(visit, anna):
    visit.post("/sign-in/phrase/", {"phrase": anna[1], "shared": "1"})
    assert Session.objects.get(person_id=anna[0]).shared
    assert not visit.cookies[settings.SESSION_COOKIE_NAME]["max-age"]
    left = visit.post("/sign-out/")
    assert left["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not Session.objects.filter(person_id=anna[0]).exists()


def test_signing_out_needs_a_button_and_ends_the_session(visit, anna):
    visit.post("/sign-in/phrase/", {"phrase": anna[1]})
    visit.get("/sign-out/")
    assert who_is_in(visit) == anna[0]
    assert "cache" in visit.post("/sign-out/")["Clear-Site-Data"]
    assert not Session.objects.filter(person_id=anna[0]).exists()
    assert "signed out" in visit.get("/sign-out/").text


def test_a_link_of_the_demo_signs_in_by_its_button_once_and_never_by_being_looked_at(visit, anna, settings):
    settings.DEMO = True
    path = f"/sign-in/once/{make_link(anna[0])}/"
    for _time in range(2):
        assert "lets you in once" in visit.get(path).text
    assert settings.SESSION_COOKIE_NAME not in visit.cookies
    assert visit.post(path)["Location"] == "/"
    assert who_is_in(visit) == anna[0]
    assert Client(HTTP_HOST="localhost").post(path).status_code == 422


def test_language_and_look_come_along(visit, anna):
    change_preferences(by=anna[0], language="es", view="bad-day", theme="dark")
    answer = visit.post("/sign-in/phrase/", {"phrase": anna[1]})
    assert answer.cookies["language"].value == "es"
    assert answer.cookies["look"].value == "dark.bad-day"


def test_a_form_from_another_site_signs_nobody_in(anna):
    strict = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    assert strict.post("/sign-in/phrase/", {"phrase": anna[1]}).status_code == 403
