"""The way in, page by page and without JavaScript: a name first, the way to come back last, nothing typed lost."""

import re

import pytest
from django.conf import settings
from django.test import Client

from alongside.accounts.addresses import ProvenAddress
from alongside.accounts.models import Consent, Person
from alongside.accounts.page import find_signed_in
from alongside.accounts.preferences import get_preferences
from alongside.accounts.sign_up import sign_up_with_address
from alongside.communities.found import change
from alongside.communities.models import Joining
from alongside.core.ids import new_public_id
from alongside.memberships.join import invite
from alongside.memberships.leave import leave, remove
from alongside.memberships.models import Membership, State
from alongside.ownership import acting
from tests.web.coming_in.conftest import WISH, newest_code

pytestmark = pytest.mark.django_db
PROMISES = {"guidelines": "1", "age": "adult", "health": "1"}


@pytest.fixture
def door(world):
    return f"/c/{world.kitchen.public_id}/come-in/"


def answer(visit, door, step, expected="", **sent):
    """Answer one question and see which comes next."""
    given = visit.post(f"{door}{step}/", sent)
    assert given.status_code == 303, given.text
    assert given["Location"] == f"{door}{expected}/" if expected else True, given["Location"]
    return given


def up_to_the_way(visit, door, name="Quiet Kestrel"):
    answer(visit, door, "name", "about", name=name)
    answer(visit, door, "about", "promises", told=["lives_with", "cares_for"])
    answer(visit, door, "promises", "mail", **PROMISES)
    answer(visit, door, "mail", "way", mail="shared")


def who_is_in(visit):
    found = find_signed_in(visit.cookies[settings.SESSION_COOKIE_NAME].value)
    return found and found.person_id


def sheet_of(page):
    words = re.findall(r"<li>([^<]+)</li>", re.search(r'<ol class="phrase".*?</ol>', page, re.S)[0])
    return words, [int(number) for number in re.findall(r'name="word-(\d+)"', page)]


def with_twelve_words(visit, door):
    assert visit.post(f"{door}way/phrase/")["Location"] == f"{door}sheet/"
    words, asked = sheet_of(visit.get(f"{door}sheet/").text)
    return words, visit.post(f"{door}sheet/", {f"word-{number}": words[number - 1] for number in asked})


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
    assert get_preferences(who_is_in(visit)).more == {"discreet_mail": True}
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


def test_going_back_shows_what_was_answered_and_leads_on_to_the_first_open_question(visit, door):
    up_to_the_way(visit, door)
    assert 'value="Quiet Kestrel"' in visit.get(f"{door}name/").text
    assert 'value="lives_with" checked' in visit.get(f"{door}about/").text
    answer(visit, door, "name", "way", name="Other Kestrel")
    assert visit.get(door)["Location"] == f"{door}way/"


def test_a_name_taken_meanwhile_is_asked_for_again_and_nothing_else(world, visit, door):
    up_to_the_way(visit, door)
    acting.come_in(world.people["otto"], world.kitchen, name="Quiet Kestrel")
    _words, done = with_twelve_words(visit, door)
    assert done["Location"] == f"{door}name/"
    assert "Somebody here has that name" in visit.get(f"{door}name/").text
    answer(visit, door, "name", "welcome", name="Second Kestrel")


def test_an_answer_sent_twice_leads_to_the_same_place(world, visit, door):
    up_to_the_way(visit, door)
    _words, _done = with_twelve_words(visit, door)
    before = Membership.objects.count()
    for step, sent in (("name", {"name": "Third"}), ("mail", {"mail": "mine"}), ("way/phrase", {})):
        assert visit.post(f"{door}{step}/", sent)["Location"] == f"/c/{world.kitchen.public_id}/"
    assert Membership.objects.count() == before


def test_when_the_session_ended_the_form_still_knows_every_answer(visit, door):
    up_to_the_way(visit, door)
    kept = re.search(r'name="kept" value="([^"]+)"', visit.get(f"{door}way/").text)[1]
    later = Client(HTTP_HOST="localhost")
    assert later.post(f"{door}way/phrase/", {"kept": kept})["Location"] == f"{door}sheet/"
    forged = kept[:-3] + "abc"
    assert Client(HTTP_HOST="localhost").post(f"{door}way/phrase/", {"kept": forged})["Location"] == f"{door}name/"


def test_a_cookie_planted_before_joining_opens_nothing(visit, door):
    up_to_the_way(visit, door)
    planted = visit.cookies[settings.SESSION_COOKIE_NAME].value
    visit.post(f"{door}way/phrase/")
    assert find_signed_in(planted) is None
    assert visit.cookies[settings.SESSION_COOKIE_NAME].value != planted


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


def test_answers_survive_signing_in_on_the_way_and_nobody_elses_do(world, visit, anna, door):
    answer(visit, door, "name", "about", name="Quiet Kestrel")
    visit.post("/sign-in/phrase/", {"phrase": anna[1], "next": door})
    assert visit.get(door)["Location"] == f"{door}about/"
    other = Client(HTTP_HOST="localhost")
    answer(other, door, "name", "about", name="Left Behind")
    other.post("/sign-in/phrase/", {"phrase": anna[1]})
    assert "Left Behind" not in other.get(f"{door}name/").text


def test_where_one_asks_the_hosts_get_a_word_and_one_waits(world, visit, door):
    change(world.kitchen, joining=Joining.ASK)
    answer(visit, door, "name", "about", name="Quiet Kestrel")
    answer(visit, door, "about", "promises")
    answer(visit, door, "promises", "mail", **PROMISES)
    answer(visit, door, "mail", "hosts", mail="mine")
    answer(visit, door, "hosts", "way", asking="My sister told me of you.")
    _words, done = with_twelve_words(visit, door)
    assert done["Location"] == f"{door}waiting/"
    waiting = visit.get(f"{door}waiting/").text
    assert "The hosts know" in waiting
    assert "My sister told me" in waiting
    assert visit.get(door)["Location"] == f"{door}waiting/"
    membership = acting.find_membership(who_is_in(visit), world.kitchen.pk)
    assert (membership.state, membership.asking) == (State.ASKED, "My sister told me of you.")
    assert Client(HTTP_HOST="localhost").get(f"{door}waiting/").status_code == 404


def test_an_invitation_opens_the_door_and_its_secret_stands_in_no_later_address(world, visit, door):
    change(world.kitchen, joining=Joining.INVITATION)
    assert "joined by invitation" in visit.get(door).text
    secret = invite(world.kitchen, by=world.ada)
    led = visit.get(f"/i/{secret}/")
    assert led["Location"] == door
    up_to_the_way(visit, door)
    _words, done = with_twelve_words(visit, door)
    assert secret not in done["Location"]
    assert done["Location"] == f"{door}welcome/"


def test_an_invitation_used_up_on_the_way_is_said_and_asking_stays_open(world, visit, door):
    change(world.kitchen, joining=Joining.ASK)
    secret = invite(world.kitchen, by=world.ada, uses=1)
    visit.get(f"/i/{secret}/")
    up_to_the_way(visit, door)
    acting.come_in(world.people["otto"], world.kitchen, name="First", invitation=secret)
    _words, done = with_twelve_words(visit, door)
    assert done.status_code == 422
    assert "too old, or was used up" in done.text
    assert visit.get(door)["Location"] == f"{door}hosts/"
    assert Client(HTTP_HOST="localhost").get(f"/i/{new_public_id()}/").status_code == 404


def test_looking_at_a_page_of_the_door_lets_nobody_in(world, visit, anna, door):
    visit.post("/sign-in/phrase/", {"phrase": anna[1]})
    change(world.kitchen, joining=Joining.ASK)
    secret = invite(world.kitchen, by=world.ada, uses=1)
    visit.get(f"/i/{secret}/")
    answer(visit, door, "name", "about", name="Quiet Kestrel")
    answer(visit, door, "about", "promises")
    answer(visit, door, "promises", "mail", guidelines="1")
    before = Membership.objects.count()
    for path in ("", "name/", "mail/", "address/", "code/", "sheet/", "way/"):
        assert visit.get(door + path).status_code in (200, 303)
    assert Membership.objects.count() == before


def test_whoever_left_comes_back_under_the_same_name(world, visit, anna, door):
    left = acting.come_in(anna[0], world.kitchen, name="Quiet Kestrel")
    leave(left)
    visit.post("/sign-in/phrase/", {"phrase": anna[1]})
    assert "You can come back as Quiet Kestrel" in visit.get(f"{door}waiting/").text
    assert visit.post(f"{door}back/")["Location"] == f"{door}waiting/"
    assert visit.get(f"{door}waiting/")["Location"] == f"{door}welcome/"
    change(world.kitchen, joining=Joining.ASK)
    leave(left)
    visit.post(f"{door}back/")
    assert acting.find_membership(anna[0], world.kitchen.pk).state == State.ASKED


def test_whom_the_hosts_removed_asks_them_first(world, visit, anna, door):
    removed = acting.come_in(anna[0], world.kitchen, name="Quiet Kestrel")
    remove(removed, by=world.mia, because="A reason.")
    visit.post("/sign-in/phrase/", {"phrase": anna[1]})
    assert "ask a host" in visit.get(f"{door}waiting/").text
    assert visit.post(f"{door}back/").status_code == 422
    assert acting.find_membership(anna[0], world.kitchen.pk).state == State.REMOVED
