"""Who comes, who sees it, and who reads the place."""

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.sealing import has_key
from alongside.meetups.access import get_meetup, place_of, readable_by, who_comes
from alongside.meetups.call_off import call_off
from alongside.meetups.come import Comes, come, stay_away
from alongside.meetups.errors import AnswerUnclear, MeetupOff, MeetupOver
from alongside.meetups.models import Coming, Meetup, Photos, SeenBy
from alongside.meetups.page import list_meetups
from alongside.memberships.access import get_alias
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import block, mute
from tests.meetups.gatherings import picnic
from tests.world import World

pytestmark = pytest.mark.django_db


def names(meetup: Meetup, viewer: Viewer) -> list[str]:
    return sorted(guest.alias.name for guest in who_comes(meetup, viewer))


def test_the_place_is_read_by_its_planner_and_those_who_come_for_sure_alone(world: World) -> None:
    meetup = picnic(world)
    come(meetup, Comes(), by=world.nora)
    come(meetup, Comes(perhaps=True), by=world.ada)
    assert place_of(meetup, world.ben) == place_of(meetup, world.nora) == "Under the big tree, gate 4"
    for viewer in (world.ada, world.mia, world.otto, world.nobody):
        assert place_of(meetup, viewer) == ""
    assert meetup.place
    assert b"tree" not in bytes(meetup.place)
    assert has_key(meetup.place)
    stay_away(meetup, by=world.nora)
    assert place_of(meetup, world.nora) == ""


def test_each_is_seen_as_they_wish(world: World) -> None:
    meetup = picnic(world)
    come(meetup, Comes(seen_by=SeenBy.MEMBERS), by=world.ada)
    come(meetup, Comes(seen_by=SeenBy.COMING), by=world.nora)
    come(meetup, Comes(seen_by=SeenBy.PLANNER), by=world.mia)
    assert names(meetup, world.ben) == ["Fern", "Heron", "Maple"], "the planner sees all"
    assert names(meetup, world.nora) == ["Fern", "Heron"]
    assert names(meetup, world.mia) == ["Fern", "Heron", "Maple"], "oneself, too"
    stay_away(meetup, by=world.mia)
    assert names(meetup, world.mia) == ["Heron"], "a host who doesn't come is a member here"
    assert names(meetup, world.nobody) == []


def test_perhaps_opens_no_more_than_every_member_sees(world: World) -> None:
    meetup = picnic(world)
    come(meetup, Comes(), by=world.nora)
    come(meetup, Comes(perhaps=True), by=world.ada)
    assert names(meetup, world.ada) == ["Heron"]


def test_rides_and_photos_are_for_those_who_come(world: World) -> None:
    meetup = picnic(world)
    offers = Comes(seen_by=SeenBy.MEMBERS, offers_ride=True, ride="From the harbour", photos=Photos.GREEN)
    coming = come(meetup, offers, by=world.ada)
    assert b"harbour" not in bytes(coming.sealed)
    (seen,) = who_comes(meetup, world.mia)
    assert (seen.ride, seen.offers_ride, seen.photos) == ("", False, "")
    come(meetup, Comes(), by=world.nora)
    for viewer in (world.nora, world.ben):
        (seen,) = (guest for guest in who_comes(meetup, viewer) if guest.alias.name == "Heron")
        assert (seen.ride, seen.offers_ride, seen.photos) == ("From the harbour", True, Photos.GREEN)


def test_it_is_said_differently_and_taken_back_without_a_trace(world: World) -> None:
    meetup = picnic(world)
    come(meetup, Comes(needs_ride=True, ride="The station"), by=world.nora)
    come(meetup, Comes(perhaps=True), by=world.nora)
    coming = Coming.objects.get()
    assert (coming.perhaps, coming.needs_ride) == (True, False)
    stay_away(meetup, by=world.nora)
    stay_away(meetup, by=world.nora)
    assert not Coming.objects.exists()


def test_blocks_keep_two_from_seeing_each_other_come_and_mutes_dont(world: World) -> None:
    meetup = picnic(world, "mia")
    for viewer in (world.ada, world.ben, world.nora):
        come(meetup, Comes(), by=viewer)
    mute(get_alias(world.ada, world.ben.alias), by=world.ada)
    assert names(meetup, world.ada) == ["Fern", "Heron", "Lily"]
    block(get_alias(world.ben, world.nora.alias), by=world.ben)
    assert names(meetup, world.ben) == ["Heron", "Lily"]
    assert names(meetup, world.nora) == ["Fern", "Heron"]
    assert names(meetup, world.ada) == names(meetup, world.mia) == ["Fern", "Heron", "Lily"]


def test_whoever_blocked_the_planner_meets_none_of_their_meetups(world: World) -> None:
    meetup = picnic(world, "ben")
    come(meetup, Comes(), by=world.nora)
    block(get_alias(world.nora, world.ben.alias), by=world.nora)
    assert not readable_by(world.nora).exists()
    with pytest.raises(NotFound):
        get_meetup(world.nora, meetup.public_id)
    assert place_of(meetup, world.nora) == ""
    assert list_meetups(world.ben)[0]
    assert get_meetup(world.ada, meetup.public_id)


def test_whom_the_planner_blocked_reads_no_place_and_nothing_else_tells_them(world: World) -> None:
    meetup = picnic(world, "ben")
    come(meetup, Comes(), by=world.nora)
    block(get_alias(world.ben, world.nora.alias), by=world.ben)
    assert get_meetup(world.nora, meetup.public_id)
    assert list_meetups(world.nora)[0]
    assert names(meetup, world.nora) == ["Fern"]
    assert names(meetup, world.ben) == []
    assert place_of(meetup, world.nora) == ""
    assert place_of(meetup, world.ben)


def test_a_host_finds_it_all_the_same_and_still_reads_no_place(world: World) -> None:
    meetup = picnic(world, "ben")
    block(get_alias(world.ben, world.mia.alias), by=world.ben)
    assert get_meetup(world.mia, meetup.public_id)
    come(meetup, Comes(), by=world.mia)
    assert place_of(meetup, world.mia) == ""


def test_nobody_says_that_they_come_to_what_is_over_or_off(world: World) -> None:
    meetup = picnic(world)
    call_off(meetup, by=world.ben)
    meetup.refresh_from_db()
    with pytest.raises(MeetupOff):
        come(meetup, Comes(), by=world.nora)
    later = meetup.ends
    clock.set_clock(lambda: later)
    with pytest.raises(MeetupOver):
        come(meetup, Comes(), by=world.nora)


@pytest.mark.parametrize("instead", [{"seen_by": "strangers"}, {"photos": "blue"}, {"ride": "x" * 301}])
def test_an_answer_that_nobody_offered_is_refused(world: World, instead: dict[str, str]) -> None:
    with pytest.raises(AnswerUnclear):
        come(picnic(world), Comes(**instead), by=world.nora)  # type: ignore[arg-type]
    assert not Coming.objects.exists()
