"""Planning, changing and calling off a meet-up."""

from datetime import UTC, datetime

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound, TooOften
from alongside.core.models import EventRow
from alongside.meetups.access import get_meetup, place_of
from alongside.meetups.call_off import call_off, take_up_again
from alongside.meetups.change import change
from alongside.meetups.come import Comes, come
from alongside.meetups.errors import MeetupOver, PlanUnclear, ReadsLikeASale, TooNewToPlan
from alongside.meetups.models import Meetup
from alongside.meetups.plan import plan
from alongside.memberships.models import Membership, Stage
from tests.meetups.gatherings import in_days, picnic, planned
from tests.world import World

pytestmark = pytest.mark.django_db


def test_members_and_hosts_plan_and_newcomers_and_outsiders_dont(world: World) -> None:
    for name in ("ben", "mia", "ada"):
        assert picnic(world, name).by_id == world.viewer(name).alias_id
    Membership.objects.filter(pk=world.nora.alias_id).update(stage=Stage.NEW)
    with pytest.raises(TooNewToPlan, match="ask a host"):
        picnic(world, "nora")
    for name in ("otto",):
        with pytest.raises(NotFound):
            picnic(world, name)


def test_the_same_form_sent_twice_is_one_meetup(world: World) -> None:
    first, second = (plan(world.kitchen, planned(), by=world.ben, once="a form") for _time in range(2))
    assert first == second
    assert EventRow.objects.filter(name="MeetupPlanned").count() == 1


def test_nobody_plans_more_than_a_few_a_day(world: World) -> None:
    for _time in range(5):
        picnic(world)
    with pytest.raises(TooOften):
        picnic(world)


def test_times_are_kept_as_the_clocks_there_say_them(world: World) -> None:
    clock.set_clock(lambda: datetime(2026, 11, 1, tzinfo=UTC))
    winter = picnic(world, begins="2026-12-05T14:00", ends="", zone="Europe/Madrid")
    summer = picnic(world, begins="2027-07-05T14:00", ends="2027-07-06T12:00", zone="Europe/Madrid")
    assert (winter.wall_begins, winter.begins) == ("2026-12-05T14:00", datetime(2026, 12, 5, 13, tzinfo=UTC))
    assert winter.ends == datetime(2026, 12, 5, 19, tzinfo=UTC), "some hours, where nobody said an end"
    assert summer.begins == datetime(2027, 7, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "instead"),
    [
        ("title", {"title": " "}),
        ("what", {"what": ""}),
        ("roughly", {"roughly": ""}),
        ("title", {"title": "x" * 121}),
        ("place", {"place": "x" * 1001}),
        ("zone", {"zone": "Mars/Olympus"}),
        ("begins", {"begins": "tomorrow"}),
        ("begins", {"begins": "2001-01-01T10:00"}),
        ("begins", {"begins": in_days(900)}),
        ("begins", {"begins": "9999-12-31T23:59"}),
        ("begins", {"begins": "2027-03-28T02:30", "ends": ""}),  # put forward that night in Madrid
        ("ends", {"ends": in_days(9)}),
        ("ends", {"ends": in_days(30)}),
    ],
)
def test_an_unclear_plan_says_which_part(world: World, field: str, instead: dict[str, str]) -> None:
    if "2027-03" in instead.get("begins", ""):
        clock.set_clock(lambda: datetime(2026, 11, 1, tzinfo=UTC))
    with pytest.raises(PlanUnclear) as unclear:
        picnic(world, **instead)
    assert unclear.value.field == field
    assert not Meetup.objects.exists()


def test_a_plan_that_reads_like_a_sale_is_refused_and_a_host_may_say_it(world: World) -> None:
    sale = "This cured my cancer and doctors hide it: send 500 dollars in bitcoin to my wallet to get the cure."
    with pytest.raises(ReadsLikeASale, match="words are safe"):
        picnic(world, what=sale)
    assert picnic(world, "mia", what=sale)


def test_planner_and_hosts_change_it_and_others_dont(world: World) -> None:
    meetup = picnic(world)
    change(meetup, planned(title="A walk", place=None), by=world.ben)
    change(get_meetup(world.mia, meetup.public_id), planned(title="A short walk", place=None), by=world.mia)
    kept = get_meetup(world.ben, meetup.public_id)
    assert (kept.title, kept.version) == ("A short walk", 3)
    assert place_of(kept, world.ben) == "Under the big tree, gate 4", "what a host doesn't say again stays"
    assert place_of(kept, world.mia) == "", "who changes the rest reads no place"
    for viewer in (world.nora, world.otto):
        with pytest.raises(NotFound):
            change(meetup, planned(), by=viewer)


def test_a_host_may_say_another_place_that_the_planner_reads(world: World) -> None:
    meetup = picnic(world)
    change(meetup, planned(place="The café at the corner"), by=world.mia)
    assert place_of(get_meetup(world.ben, meetup.public_id), world.ben) == "The café at the corner"


def test_it_is_called_off_and_happens_after_all(world: World) -> None:
    meetup = picnic(world)
    come(meetup, Comes(), by=world.nora)
    with pytest.raises(NotFound):
        call_off(meetup, by=world.nora)
    call_off(meetup, by=world.ben)
    call_off(meetup, by=world.ben)
    off = get_meetup(world.nora, meetup.public_id)
    assert (off.called_off, off.version) == (True, 2)
    take_up_again(meetup, by=world.mia)
    assert not get_meetup(world.nora, meetup.public_id).called_off
    assert place_of(meetup, world.nora), "whoever wanted to come still comes"


def test_what_is_over_is_not_called_off(world: World) -> None:
    meetup = picnic(world)
    later = meetup.ends
    clock.set_clock(lambda: later)
    with pytest.raises(MeetupOver):
        call_off(meetup, by=world.ben)
