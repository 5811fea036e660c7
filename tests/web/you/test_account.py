"""One's own account, through its pages: each for its owner alone."""

import zipfile

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from alongside.accounts.consents import has_consent
from alongside.accounts.letters import queue_letter
from alongside.accounts.models import Consent, Person, Session
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.core.jobs import run_until_empty
from alongside.ownership import acting
from alongside.threads.models import Post
from alongside.web.you.local_time import LocalTime

pytestmark = pytest.mark.django_db
GUARDED = (
    "/you/ways/",
    "/you/ways/words/",
    "/you/ways/address/",
    "/you/ways/address/code/",
    "/you/erase/",
    "/you/export/",
)


def test_communities_stand_there_by_their_names_and_no_alias_beside_another(world, ada):
    page = ada.get("/you/").text
    assert "Kidney Kitchen" in page
    assert "Quiet Garden" in page
    assert "Heron" not in page
    assert "Willow" not in page


def test_a_stranger_is_led_to_the_door_and_back():
    for path in ("/you/", *GUARDED, "/you/sessions/", "/you/consent/", "/you/mail/", "/you/prove/"):
        assert Client().get(path)["Location"].startswith("/sign-in/?next=")


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
    ada.post("/you/mail/", {"mail": "none"})
    assert get_preferences(world.people["ada"]).more == {"discreet_mail": True, "wants_mail": False}
    assert 'value="none" checked' in ada.get("/you/mail/").text


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


@pytest.mark.django_db(transaction=True)  # the job empties what the database keeps of deleted rows
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


@pytest.mark.django_db(transaction=True)  # the job empties what the database keeps of deleted rows
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
    kept = zipfile.ZipFile(answer.file).read("everything.json").decode()
    assert "Tomorrow is my scan." in kept
    assert "words of Ben" not in kept
    assert not list((settings.DATA / "handing-over").iterdir())


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
