"""What a hostile planner, or guest, tries with a meet-up."""

import pytest

from alongside.friends.conversations.write import write
from alongside.meetups.calendar import calendar_of
from alongside.meetups.errors import PlanUnclear
from alongside.meetups.plan import plan
from tests.friends.two import befriend
from tests.meetups.gatherings import picnic, planned
from tests.world import World

pytestmark = pytest.mark.django_db

NO_TIMES = ("0001-01-01T00:00", "9999-12-31T23:59", "1969-12-31T23:00", "2027-05-08T14:30+02:00", "2027-05-08T", "٢٠٢٧")


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles", "../../etc/passwd", "Europe/Madrid\x00"])
@pytest.mark.parametrize("when", NO_TIMES)
def test_a_time_at_the_end_of_all_calendars_is_refused_in_words_whoever_s_clocks_it_goes_by(
    world: World, when: str, zone: str
) -> None:
    with pytest.raises(PlanUnclear):
        plan(world.kitchen, planned(begins=when, ends="", zone=zone), by=world.ben)
    with pytest.raises(PlanUnclear):
        plan(world.kitchen, planned(ends=when, zone=zone), by=world.ben)


def test_no_title_and_no_place_adds_a_line_to_a_calendar(world: World) -> None:
    hostile = "Tree\r\nEND:VEVENT\rBEGIN:VALARM\u2028ATTACH:x\x85URL:y"
    made = picnic(world, title=hostile, place=hostile)
    lines = calendar_of(made, viewer=world.ben, with_title=True).decode().replace("\r\n ", "").splitlines()
    added = ("END:VEVENT", "BEGIN:VALARM", "ATTACH", "URL")
    assert [line for line in lines if line.startswith(added)] == ["END:VEVENT"]


def test_a_key_that_was_used_in_another_form_plans_a_meet_up_all_the_same(world: World) -> None:
    _hers, his = befriend(world)
    write(his, by=world.ben, words="Shall we meet?", once="one")
    made = plan(world.kitchen, planned(), by=world.ben, once="one")
    assert plan(world.kitchen, planned(), by=world.ben, once="one") == made
    assert plan(world.kitchen, planned(), by=world.ada, once="one") != made, "nobody else's key leads to it"
