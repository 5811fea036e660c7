"""What becomes of meet-ups: past, planner gone, exported, hours changed by law."""

import json
from datetime import timedelta

import pytest

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.meetups.access import get_meetup, place_of
from alongside.meetups.come import Comes, come
from alongside.meetups.export import export_coming, export_meetups, export_planned
from alongside.meetups.forget import forget_meetups, stop_coming_of_left
from alongside.meetups.models import Coming, Meetup
from alongside.meetups.page import list_meetups
from alongside.meetups.tidy import follow_the_clocks, tidy_meetups
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from tests.meetups.gatherings import picnic
from tests.world import World

pytestmark = pytest.mark.django_db


def turn_clock(days: float) -> None:
    then = clock.now() + timedelta(days=days)
    clock.set_clock(lambda: then)


def test_who_came_and_the_place_are_forgotten_thirty_days_after(world: World) -> None:
    meetup = picnic(world, days=1)
    come(meetup, Comes(), by=world.nora)
    turn_clock(29)
    tidy_meetups()
    assert Coming.objects.exists()
    assert place_of(meetup, world.nora)
    turn_clock(4)
    tidy_meetups()
    assert not Coming.objects.exists()
    kept = Meetup.objects.get()
    assert (kept.place, kept.title) == (None, "A picnic")


def test_what_lies_ahead_and_what_is_past_are_two_lists(world: World) -> None:
    for days in (2, 40, 20):
        picnic(world, days=days, title=f"In {days}")
    turn_clock(10)
    ahead, past = list_meetups(world.nora)
    assert [each.meetup.title for each in ahead] == ["In 20", "In 40"]
    assert [each.meetup.title for each in past] == ["In 2"]


def test_whoever_left_comes_nowhere_and_what_they_planned_ahead_is_off(world: World) -> None:
    meetup, other = picnic(world, "nora"), picnic(world, "ben")
    come(other, Comes(), by=world.nora)
    nora = world.nora.member_id
    leave(Membership.objects.get(pk=nora))
    stop_coming_of_left(community=world.kitchen.pk, alias=nora)
    assert not Coming.objects.exists()
    off = get_meetup(world.ben, meetup.public_id)
    assert (off.called_off, off.place) == (True, None)
    assert not get_meetup(world.ben, other.public_id).called_off


@pytest.mark.parametrize("words_stay", [True, False])
def test_erasing_the_planner_leaves_no_name_and_no_place(world: World, words_stay: bool) -> None:
    past, ahead = picnic(world, "nora", days=1), picnic(world, "nora", days=30)
    come(ahead, Comes(), by=world.ben)
    turn_clock(10)
    forget_meetups(world.nora.member_id, words_stay=words_stay)
    assert not Meetup.objects.filter(by=world.nora.alias_id).exists()
    off = get_meetup(world.ben, ahead.public_id)
    assert (off.called_off, off.place, off.by) == (True, None, None)
    assert (off.title, off.what) == (("A picnic", "Sit in the shade and eat.") if words_stay else ("", ""))
    assert Meetup.objects.filter(pk=past.pk).exists() == words_stay
    turn_clock(60)
    tidy_meetups()
    assert Meetup.objects.filter(pk=ahead.pk).exists() == words_stay


def test_exports_hold_ones_own_and_no_place_for_others(world: World) -> None:
    meetup = picnic(world, "ben")
    come(meetup, Comes(ride="From the harbour", offers_ride=True), by=world.nora)
    (planned,) = export_planned(Alias.objects.get(name="Lily"))
    assert planned["place"] == "Under the big tree, gate 4"
    (coming,) = export_coming(Alias.objects.get(name="Fern"))
    assert (coming["ride"], coming["meetup"]) == ("From the harbour", meetup.public_id)
    assert export_coming(Alias.objects.get(name="Lily")) == []
    whole = json.dumps(export_meetups(world.kitchen))
    assert "A picnic" in whole
    for secret in ("tree", "harbour", world.nora.alias):
        assert secret not in whole


def test_times_are_worked_out_anew_when_a_zone_changes_its_rules(world: World) -> None:
    meetup = picnic(world)
    right = meetup.begins
    Meetup.objects.update(begins=right + timedelta(hours=1))  # as if the rules had been others on that day
    follow_the_clocks()
    assert Meetup.objects.get().begins == right
