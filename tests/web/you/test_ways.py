"""How one signs in, and where: a fresh proof before what matters, and nobody touches what is somebody else's."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from alongside.accounts.addresses import addresses_of
from alongside.accounts.letters import letters_waiting
from alongside.accounts.models import Person
from alongside.accounts.page import find_signed_in
from alongside.accounts.phrases import give_phrase
from alongside.accounts.proof import RecentProof
from alongside.accounts.ways import ways_of
from alongside.core import clock
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


def an_hour_later():
    later = datetime.now(UTC) + timedelta(hours=1)
    clock.set_clock(lambda: later)


def newest_code():
    return re.search(r"\d{4} \d{4}", letters_waiting()[-1].text)[0]


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
