"""One's own account, through its pages: each for its owner alone, and a fresh proof before what matters."""

import io
import re
import tempfile
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from alongside.accounts.addresses import addresses_of
from alongside.accounts.consents import has_consent
from alongside.accounts.letters import letters_waiting, queue_letter
from alongside.accounts.models import Consent, Person, Session
from alongside.accounts.page import find_signed_in
from alongside.accounts.phrases import give_phrase
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.accounts.proof import RecentProof
from alongside.accounts.ways import ways_of
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.ownership import acting
from alongside.threads.models import Post
from alongside.web.you.local_time import LocalTime
from tests.web.as_person import client_of

pytestmark = pytest.mark.django_db
GUARDED = (
    "/you/ways/",
    "/you/ways/words/",
    "/you/ways/address/",
    "/you/ways/address/code/",
    "/you/erase/",
    "/you/export/",
)


@pytest.fixture
def ada(world):
    give_phrase(by=RecentProof(world.people["ada"]))
    return client_of(world.people["ada"])


def an_hour_later():
    later = datetime.now(UTC) + timedelta(hours=1)
    clock.set_clock(lambda: later)


def newest_code():
    return re.search(r"\d{4} \d{4}", letters_waiting()[-1].text)[0]


def test_communities_stand_there_by_their_names_and_no_alias_beside_another(world, ada):
    page = ada.get("/you/").text
    assert "Kidney Kitchen" in page
    assert "Quiet Garden" in page
    assert "Heron" not in page
    assert "Willow" not in page


def test_a_stranger_is_led_to_the_door_and_back():
    for path in ("/you/", *GUARDED, "/you/sessions/", "/you/consent/", "/you/mail/", "/you/prove/"):
        assert Client().get(path)["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("path", GUARDED)
def test_what_matters_asks_for_a_fresh_proof_and_leads_back(ada, path):
    assert ada.get(path).status_code == 200
    an_hour_later()
    posted = [ada.post(path, {"words": "go"})] if path != "/you/ways/" else []
    for answer in (ada.get(path), *posted):
        assert answer["Location"] == f"/you/prove/?next={path.replace('/', '%2F')}"
    assert Person.objects.count() == 5


def test_the_twelve_words_prove_it_and_somebody_elses_do_not(world):
    mine = give_phrase(by=RecentProof(world.people["ada"]))
    theirs = give_phrase(by=RecentProof(world.people["ben"]))
    ada = client_of(world.people["ada"])
    an_hour_later()
    refused = ada.post("/you/prove/phrase/", {"phrase": theirs, "next": "/you/ways/"})
    assert refused.status_code == 422
    assert ada.get("/you/ways/").status_code == 303
    assert ada.post("/you/prove/phrase/", {"phrase": mine, "next": "/you/ways/"})["Location"] == "/you/ways/"
    assert ada.get("/you/ways/").status_code == 200


def test_an_address_is_added_with_its_code_proves_it_later_and_is_removed(world, ada):
    person = world.people["ada"]
    assert ada.post("/you/ways/address/", {"address": "no address"}).status_code == 422
    assert ada.post("/you/ways/address/", {"address": "ada@example.org"})["Location"] == "/you/ways/address/code/"
    assert ada.post("/you/ways/address/code/", {"code": "0"}).status_code == 422
    assert ada.post("/you/ways/address/code/", {"code": newest_code()})["Location"] == "/you/ways/"
    kept = addresses_of(person)[0]
    assert kept.text == "ada@example.org"
    an_hour_later()
    assert "The code from the letter" in ada.post("/you/prove/mail/", {"address": kept.public_id}).text
    assert ada.post("/you/prove/code/", {"code": newest_code()})["Location"] == "/you/"
    assert "ada@example.org" in ada.get(f"/you/ways/address/{kept.public_id}/forget/").text
    ada.post(f"/you/ways/address/{kept.public_id}/forget/")
    assert addresses_of(person) == []


def test_a_code_is_sent_to_ones_own_addresses_alone_and_others_ways_are_not_there(world, ada):
    ben = client_of(world.people["ben"])
    ben.post("/you/ways/address/", {"address": "ben@example.org"})
    ben.post("/you/ways/address/code/", {"code": newest_code()})
    his = addresses_of(world.people["ben"])[0].public_id
    assert ada.post("/you/prove/mail/", {"address": his}).status_code == 404
    assert ada.get(f"/you/ways/address/{his}/forget/").status_code == 404
    assert ada.post(f"/you/ways/address/{his}/forget/").status_code == 404


def test_the_last_way_in_is_not_taken_away(world):
    otto = client_of(world.people["otto"])
    otto.post("/you/ways/address/", {"address": "otto@example.org"})
    otto.post("/you/ways/address/code/", {"code": newest_code()})
    only = addresses_of(world.people["otto"])[0].public_id
    refused = otto.post(f"/you/ways/address/{only}/forget/")
    assert refused.status_code == 422
    assert "only way to sign in" in refused.text


def test_new_words_are_shown_until_two_are_typed_back(world, ada):
    assert "stops working" in ada.get("/you/ways/words/").text
    assert ada.post("/you/ways/words/")["Location"] == "/you/ways/sheet/"
    page = ada.get("/you/ways/sheet/").text
    words = re.findall(r"<li>([^<]+)</li>", re.search(r'<ol class="phrase".*?</ol>', page, re.S)[0])
    asked = [int(number) for number in re.findall(r'name="word-(\d+)"', page)]
    assert ada.post("/you/ways/sheet/", dict.fromkeys([f"word-{n}" for n in asked], "no")).status_code == 422
    assert ada.post("/you/ways/sheet/", {f"word-{n}": words[n - 1] for n in asked})["Location"] == "/you/ways/"
    assert ada.get("/you/ways/sheet/")["Location"] == "/you/ways/"
    assert ways_of(world.people["ada"]).phrases == 1


def test_sessions_are_listed_and_ended_one_by_one_and_all_at_once(world, ada):
    person = world.people["ada"]
    other, third = client_of(person), client_of(person)
    page = ada.get("/you/sessions/").text
    assert page.count("/end/") == 3  # two others, and all of them
    ended = find_signed_in(other.cookies[settings.SESSION_COOKIE_NAME].value)
    ada.post(f"/you/sessions/{ended.session}/end/")
    assert other.get("/you/").status_code in (302, 303)
    ada.post("/you/sessions/others/end/")
    assert third.get("/you/").status_code in (302, 303)
    assert ada.get("/you/").status_code == 200


def test_nobody_ends_somebody_elses_session(world, ada):
    theirs = client_of(world.people["ben"])
    session = find_signed_in(theirs.cookies[settings.SESSION_COOKIE_NAME].value).session
    ada.post(f"/you/sessions/{session}/end/")
    assert theirs.get("/you/").status_code == 200


def test_look_language_and_zone_follow_the_account_and_the_browser(world, ada):
    sent = {"view": "bad-day", "theme": "dark", "language": "es", "zone": "Europe/Madrid"}
    answer = ada.post("/you/look/", sent)
    assert answer.cookies["look"].value == "dark.bad-day"
    assert answer.cookies["language"].value == "es"
    kept = get_preferences(world.people["ada"])
    assert (kept.view, kept.theme, kept.language, kept.zone) == ("bad-day", "dark", "es", "Europe/Madrid")
    assert 'data-view="bad-day"' in ada.get("/you/look/").text


def test_a_visitor_chooses_a_look_for_this_browser_and_nonsense_counts_as_nothing():
    visitor = Client()
    visitor.post("/you/look/", {"theme": "dark", "view": "loud", "language": "xx", "zone": "Mars/Olympus"})
    assert visitor.cookies["look"].value == "dark."
    assert "language" not in visitor.cookies
    assert 'data-theme="dark"' in visitor.get("/you/look/").text


def test_times_are_said_in_the_persons_own_zone(world, ada):
    seen: list[str] = []

    def answer(request):
        seen.append(timezone.get_current_timezone_name())
        return shown

    change_preferences(by=world.people["ada"], zone="Asia/Kolkata")
    shown = ada.get("/you/")
    LocalTime(answer)(shown.wsgi_request)
    assert seen == ["Asia/Kolkata"]
    assert timezone.get_current_timezone_name() == "UTC"


def test_how_mail_is_written_is_kept(world, ada):
    ada.post("/you/mail/", {"mail": "mine"})
    assert get_preferences(world.people["ada"]).more["discreet_mail"] is False
    ada.post("/you/mail/", {"mail": "shared"})
    assert get_preferences(world.people["ada"]).more["discreet_mail"] is True


def test_without_consent_reading_goes_on_and_nothing_new_is_kept(world, ada):
    person, thread = world.people["ada"], world.thread()
    ada.post("/you/consent/")
    assert has_consent(person, Consent.Kind.HEALTH_DATA)
    ada.post("/you/consent/", {"take-back": "1"})
    assert not has_consent(person, Consent.Kind.HEALTH_DATA)
    before = Post.objects.count()
    refused = ada.post(f"/t/{thread.public_id}/answer/", {"text": "Words that must not be lost."})
    assert refused.status_code == 422
    assert "Words that must not be lost." in refused.text
    assert Post.objects.count() == before
    assert ada.get(f"/t/{thread.public_id}/").status_code == 200
    ada.post("/you/consent/")
    assert has_consent(person, Consent.Kind.HEALTH_DATA)
    assert ada.post(f"/t/{thread.public_id}/answer/", {"text": "Now again."}).status_code in (302, 303)


def test_an_account_is_erased_with_its_words_after_a_choice(world, ada):
    person, post = world.people["ada"], world.post(text="Tomorrow is my scan.")
    assert ada.post("/you/erase/", {}).status_code == 422
    assert Person.objects.filter(pk=person).exists()
    gone = ada.post("/you/erase/", {"words": "go"})
    assert gone["Location"] == "/you/erased/"
    assert "cookies" in gone["Clear-Site-Data"]
    assert not Person.objects.filter(pk=person).exists()
    assert not Session.objects.filter(person_id=person).exists()
    run_until_empty()
    assert "scan" not in Post.objects.get(pk=post.pk).source
    assert ada.get("/you/").status_code in (302, 303)


def test_an_account_is_erased_and_its_words_stay_where_that_was_chosen(world, ada):
    post = world.post(text="Tomorrow is my scan.")
    ada.post("/you/erase/", {"words": "stay"})
    run_until_empty()
    assert "scan" in Post.objects.get(pk=post.pk).source
    assert acting.find_membership(world.people["ada"], world.kitchen.pk) is None


def test_everything_of_ones_own_is_handed_over_in_one_file_and_stays_nowhere(world, ada):
    world.post(text="Tomorrow is my scan.")
    world.post(text="These are the words of Ben.", by="ben")
    answer = ada.post("/you/export/")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Cache-Control"] == "no-store"
    kept = zipfile.ZipFile(io.BytesIO(answer.content)).read("everything.json").decode()
    assert "Tomorrow is my scan." in kept
    assert "words of Ben" not in kept
    assert not list(Path(tempfile.gettempdir()).glob("alongside-export-*"))


@pytest.mark.parametrize(
    ("demo", "from_where", "seen"),
    [(True, "127.0.0.1", True), (True, "::1", True), (True, "198.51.100.7", False), (False, "127.0.0.1", False)],
)
def test_the_outbox_is_for_a_demo_on_ones_own_machine_alone(db, settings, demo, from_where, seen):
    settings.DEMO = demo
    queue_letter(to="somebody@example.org", subject="Your code", text="1234 5678")
    answer = Client().get("/outbox/", REMOTE_ADDR=from_where)
    assert (answer.status_code == 200) is seen
    assert ("1234 5678" in answer.text) is seen
