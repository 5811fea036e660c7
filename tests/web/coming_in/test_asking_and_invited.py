"""Where one asks, is invited, or comes back."""

import pytest
from django.test import Client

from alongside.communities.found import change
from alongside.communities.models import Joining
from alongside.core.ids import new_public_id
from alongside.memberships.join import invite
from alongside.memberships.leave import leave, let_go
from alongside.memberships.models import State
from alongside.ownership import acting
from tests.web.coming_in.walk import PROMISES, answer, up_to_the_way, who_is_in, with_twelve_words

pytestmark = pytest.mark.django_db


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
    let_go(removed, by=world.mia)
    visit.post("/sign-in/phrase/", {"phrase": anna[1]})
    assert "ask a host" in visit.get(f"{door}waiting/").text
    assert visit.post(f"{door}back/").status_code == 422
    assert acting.find_membership(anna[0], world.kitchen.pk).state == State.REMOVED
