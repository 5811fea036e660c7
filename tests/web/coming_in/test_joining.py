"""The way in, page by page: a name first, the way to come back last."""

import re

import pytest
from django.test import Client

from alongside.accounts.addresses import ProvenAddress
from alongside.accounts.models import Consent, Person
from alongside.accounts.preferences import get_preferences
from alongside.accounts.sign_up import sign_up_with_address
from alongside.memberships.models import State
from alongside.notify.choose import mail_choice_of
from alongside.ownership import acting
from tests.web.as_person import client_of
from tests.web.coming_in.conftest import WISH, newest_code
from tests.web.coming_in.walk import PROMISES, answer, sheet_of, up_to_the_way, who_is_in, with_twelve_words

pytestmark = pytest.mark.django_db


def test_somebody_comes_in_with_twelve_words_and_comes_back_with_them(world, visit, door):
    assert visit.get(door)["Location"] == f"{door}name/"
    up_to_the_way(visit, door)
    words, done = with_twelve_words(visit, door)
    assert done["Location"] == f"{door}welcome/"
    assert "Welcome, Quiet Kestrel" in visit.get(f"{door}welcome/").text
    membership = acting.find_membership(who_is_in(visit), world.kitchen.pk)
    alias = membership.alias
    assert (membership.state, alias.name) == (State.ACTIVE, "Quiet Kestrel")
    assert (alias.lives_with, alias.cares_for, alias.lost_someone) == (True, True, False)
    assert get_preferences(who_is_in(visit)).more == {"discreet_mail": True, "wants_mail": True}
    again = Client(HTTP_HOST="localhost")
    again.post("/sign-in/phrase/", {"phrase": " ".join(words)})
    assert who_is_in(again) == who_is_in(visit)


def test_the_words_are_checked_and_then_shown_to_nobody(visit, door):
    up_to_the_way(visit, door)
    visit.post(f"{door}way/phrase/")
    page = visit.get(f"{door}sheet/").text
    words, asked = sheet_of(page)
    assert sheet_of(visit.get(f"{door}sheet/").text) == (words, asked)
    wrong = visit.post(f"{door}sheet/", {f"word-{number}": "apple!" for number in asked})
    assert wrong.status_code == 422
    assert "is another one" in wrong.text
    typed = {f"word-{number}": f" {words[number - 1].upper()} " for number in asked}
    assert visit.post(f"{door}sheet/", typed).status_code == 303
    assert visit.get(f"{door}sheet/")["Location"] == door.removesuffix("come-in/")


def test_somebody_comes_in_with_a_code_by_mail(world, visit, door):
    up_to_the_way(visit, door)
    assert "tied to your name" in visit.get(f"{door}address/").text
    answer(visit, door, "address", "code", address="lantern4821@example.org")
    assert visit.post(f"{door}code/", {"code": "1"}).status_code == 422
    answer(visit, door, "code", "welcome", code=newest_code())
    assert acting.find_membership(who_is_in(visit), world.kitchen.pk).alias.name == "Quiet Kestrel"
    chosen = mail_choice_of(acting.find_viewer(who_is_in(visit), world.kitchen))
    assert (chosen.mail, chosen.discreet) == ("followed", True)


@pytest.mark.parametrize(
    ("said", "chosen"), [("mine", ("followed", False)), ("shared", ("followed", True)), ("none", ("nothing", True))]
)
def test_what_one_says_about_ones_mail_is_how_mail_comes(world, visit, door, said, chosen):
    person = sign_up_with_address(WISH, ProvenAddress("old@example.org"))
    visit = client_of(person)
    answer(visit, door, "name", name="Quiet Kestrel")
    answer(visit, door, "about")
    answer(visit, door, "promises", guidelines="1")
    answer(visit, door, "mail", "welcome", mail=said)
    found = mail_choice_of(acting.find_viewer(person, world.kitchen))
    assert (found.mail, found.discreet) == chosen


def test_who_gives_no_address_gets_no_mail_until_they_ask_for_it(world, visit, door):
    up_to_the_way(visit, door)
    with_twelve_words(visit, door)
    assert mail_choice_of(acting.find_viewer(who_is_in(visit), world.kitchen)).mail == "nothing"


def test_an_address_that_has_an_account_signs_in_to_it_and_nothing_is_asked_twice(world, visit, door):
    person = sign_up_with_address(WISH, ProvenAddress("old@example.org"))
    up_to_the_way(visit, door)
    answer(visit, door, "address", "code", address="old@example.org")
    answer(visit, door, "code", "welcome", code=newest_code())
    assert who_is_in(visit) == person
    assert acting.find_membership(person, world.kitchen.pk).alias.name == "Quiet Kestrel"


def test_a_name_that_gives_the_address_away_is_pointed_out_once(visit, door):
    up_to_the_way(visit, door, name="Anna Kestrel")
    warned = visit.post(f"{door}address/", {"address": "anna.kestrel@example.org"})
    assert warned.status_code == 422
    assert "looks like this address" in warned.text
    answer(visit, door, "address", "code", address="anna.kestrel@example.org", sure="anna.kestrel@example.org")


@pytest.mark.parametrize("name", ["Heron", "H e r o n", "anna@example.org", "Moderator", "", "x" * 60])
def test_a_name_that_cannot_be_is_answered_in_place_with_why(visit, door, name):
    refused = visit.post(f"{door}name/", {"name": name})
    assert refused.status_code == 422
    assert "wrong-words" in refused.text


def test_another_idea_for_a_name_and_a_name_of_ones_own_are_both_kept_for_nobody(visit, door):
    ideas = {re.search(r'name="name" value="([^"]*)"', visit.get(f"{door}name/?another=1").text)[1] for _n in range(8)}
    assert len(ideas) > 1
    assert "" not in ideas


@pytest.mark.parametrize("missing", ["guidelines", "age", "health"])
def test_each_promise_is_asked_for_by_itself(visit, door, missing):
    answer(visit, door, "name", "about", name="Quiet Kestrel")
    answer(visit, door, "about", "promises")
    sent = {key: value for key, value in PROMISES.items() if key != missing}
    assert visit.post(f"{door}promises/", sent).status_code == 422
    assert visit.post(f"{door}promises/", {**PROMISES, "age": "younger"}).status_code == 422
    assert not Consent.objects.exists()


def test_nobody_gets_to_the_last_question_past_the_others(visit, door):
    for path in ("way/phrase/", "way/passkey/", "way/passkey/options/", "address/", "code/"):
        assert visit.post(f"{door}{path}")["Location"] == f"{door}name/"
    assert not Person.objects.exclude(sealed=b"").filter(handle=b"").exists()


def test_whoever_is_signed_in_is_asked_only_what_is_not_known(world, visit, anna, door):
    visit.post("/sign-in/phrase/", {"phrase": anna[1]})
    answer(visit, door, "name", "about", name="Quiet Kestrel")
    answer(visit, door, "about", "promises")
    page = visit.get(f"{door}promises/").text
    assert "How old are you" not in page
    answer(visit, door, "promises", "mail", guidelines="1")
    answer(visit, door, "mail", "welcome", mail="mine")
    garden = f"/c/{world.garden.public_id}/come-in/"
    answer(visit, garden, "name", "about", name="Plain Teasel")
    answer(visit, garden, "about", "promises")
    answer(visit, garden, "promises", "welcome", guidelines="1")


def test_a_name_used_elsewhere_is_pointed_out_without_being_refused(world, visit, anna, door):
    acting.come_in(anna[0], world.garden, name="Quiet Kestrel")
    visit.post("/sign-in/phrase/", {"phrase": anna[1]})
    warned = visit.post(f"{door}name/", {"name": "Quiet Kestrel"})
    assert warned.status_code == 422
    assert "use elsewhere" in warned.text
    answer(visit, door, "name", "about", name="Quiet Kestrel", sure="Quiet Kestrel")
