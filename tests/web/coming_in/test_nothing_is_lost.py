"""Back, again, twice, too late, elsewhere: nothing that was typed is lost, and nothing is done twice."""

import re

import pytest
from django.conf import settings
from django.test import Client

from alongside.accounts.page import find_signed_in
from alongside.communities.found import change
from alongside.communities.models import Joining
from alongside.memberships.join import invite
from alongside.memberships.models import Membership
from alongside.ownership import acting
from tests.web.coming_in.walk import answer, up_to_the_way, with_twelve_words

pytestmark = pytest.mark.django_db


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


def test_answers_survive_signing_in_on_the_way_and_nobody_elses_do(world, visit, anna, door):
    answer(visit, door, "name", "about", name="Quiet Kestrel")
    visit.post("/sign-in/phrase/", {"phrase": anna[1], "next": door})
    assert visit.get(door)["Location"] == f"{door}about/"
    other = Client(HTTP_HOST="localhost")
    answer(other, door, "name", "about", name="Left Behind")
    other.post("/sign-in/phrase/", {"phrase": anna[1]})
    assert "Left Behind" not in other.get(f"{door}name/").text


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
