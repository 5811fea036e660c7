"""Who is on duty when, and whom to ask next."""

from datetime import UTC, datetime

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.hosting.duty.errors import HoursUnknown
from alongside.hosting.duty.rota import after_them, give_back_hours, hours_of, on_duty, rota_by, take_hours
from alongside.hosting.models import Duty, DutyKind, HostCare, Shift
from alongside.memberships.lead import appoint, offer_welcome, retire
from alongside.memberships.viewer import Viewer
from tests.world import World

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
MADRID = "Europe/Madrid"


def take(by: Viewer, weekday: int, begins: int, ends: int, zone: str = MADRID, kind: str = DutyKind.HOST) -> Duty:
    """Hours somebody takes."""
    return take_hours(by=by, kind=kind, weekday=weekday, begins=begins, ends=ends, zone=zone)


def on_at(world: World, *at: int) -> list[int]:
    """Which hosts are on at this moment of UTC."""
    return on_duty(world.kitchen.pk, DutyKind.HOST, at=datetime(*at, tzinfo=UTC))  # type: ignore[misc,arg-type]


def test_hours_hold_from_their_beginning_to_their_end_where_their_owner_lives(world: World) -> None:
    take(world.mia, MONDAY, 9, 11)
    assert on_at(world, 2026, 6, 1, 6, 59) == []  # Madrid is two hours ahead in summer
    assert on_at(world, 2026, 6, 1, 7) == [world.mia.alias_id]
    assert on_at(world, 2026, 6, 1, 8, 59) == [world.mia.alias_id]
    assert on_at(world, 2026, 6, 1, 9) == []
    assert on_at(world, 2026, 6, 2, 7) == []


def test_hours_over_midnight_end_the_next_day(world: World) -> None:
    take(world.mia, SUNDAY, 22, 6)
    assert on_at(world, 2026, 6, 7, 20) == on_at(world, 2026, 6, 8, 3, 59) == [world.mia.alias_id]
    assert on_at(world, 2026, 6, 8, 4) == on_at(world, 2026, 6, 7, 3) == []


def test_a_whole_day_is_from_midnight_to_midnight(world: World) -> None:
    take(world.mia, MONDAY, 0, 24, "UTC")
    assert on_at(world, 2026, 6, 1) == on_at(world, 2026, 6, 1, 23, 59) == [world.mia.alias_id]
    assert on_at(world, 2026, 6, 2) == []


def test_on_the_nights_when_clocks_change_hours_follow_the_wall(world: World) -> None:
    take(world.mia, SUNDAY, 1, 3)
    # 29 March 2026: two o'clock is three o'clock at once, so the two hours of the wall are one.
    assert on_at(world, 2026, 3, 29, 0, 30) == [world.mia.alias_id]
    assert on_at(world, 2026, 3, 29, 1) == []
    # 25 October 2026: two o'clock comes twice, so they are three.
    assert on_at(world, 2026, 10, 24, 23) == on_at(world, 2026, 10, 25, 1, 59) == [world.mia.alias_id]
    assert on_at(world, 2026, 10, 25, 2) == []


@pytest.mark.parametrize(
    ("weekday", "begins", "ends", "zone"),
    [(7, 9, 11, MADRID), (0, 24, 3, MADRID), (0, 9, 25, MADRID), (0, 9, 9, MADRID), (0, 9, 11, "Moon/Base")],
)
def test_hours_that_no_clock_has_are_refused(world: World, weekday: int, begins: int, ends: int, zone: str) -> None:
    with pytest.raises(HoursUnknown):
        take(world.mia, weekday, begins, ends, zone)


def test_the_same_hours_taken_twice_are_taken_once(world: World) -> None:
    assert take(world.mia, MONDAY, 9, 11) == take(world.mia, MONDAY, 9, 11)


def test_hours_are_sealed_and_opened_for_hosts_alone(world: World) -> None:
    duty = take(world.mia, MONDAY, 9, 11)
    assert b"Madrid" not in bytes(Duty.objects.get(pk=duty.pk).sealed)
    (row,) = rota_by(world.ada, DutyKind.HOST)
    assert (row.name, row.hours.weekday, row.hours.zone) == ("Maple", MONDAY, MADRID)
    for other in (world.ben, world.otto, world.nobody):
        with pytest.raises(NotFound):
            rota_by(other, DutyKind.HOST)
        with pytest.raises(NotFound):
            take(other, MONDAY, 9, 11)


def test_welcome_hours_are_for_those_who_offered(world: World) -> None:
    with pytest.raises(NotFound):
        take(world.ben, MONDAY, 9, 11, "UTC", DutyKind.WELCOME)
    offer_welcome(by=world.ben, welcomes=True)
    take(world.ben, MONDAY, 9, 11, "UTC", DutyKind.WELCOME)
    at = datetime(2026, 6, 1, 10, tzinfo=UTC)
    assert on_duty(world.kitchen.pk, DutyKind.WELCOME, at=at) == [world.ben.alias_id]
    assert on_duty(world.kitchen.pk, DutyKind.HOST, at=at) == []


def test_one_gives_back_ones_own_hours_and_nobody_elses(world: World) -> None:
    duty = take(world.mia, MONDAY, 9, 11)
    give_back_hours(duty.public_id, by=world.ada)
    assert hours_of(world.kitchen.pk, DutyKind.HOST)
    give_back_hours(duty.public_id, by=world.mia)
    assert not hours_of(world.kitchen.pk, DutyKind.HOST)


def test_whoever_is_no_host_any_more_is_not_on_duty(world: World) -> None:
    take(world.mia, MONDAY, 0, 24, "UTC")
    assert on_at(world, 2026, 6, 1, 12) == [world.mia.alias_id]
    retire(world.mia.member_id, by=world.mia)
    assert on_at(world, 2026, 6, 1, 12) == []


def begin(world: World, by: Viewer) -> None:
    """A shift that is going on."""
    now = clock.now()
    Shift.objects.create(community=world.kitchen, alias_id=by.member_id, begun_at=now, seen_at=now)


def test_a_host_in_a_shift_is_on_duty(world: World) -> None:
    begin(world, world.mia)
    assert on_duty(world.kitchen.pk, DutyKind.HOST) == [world.mia.alias_id]


def set_clock(*at: int) -> None:
    """It is now this moment of UTC."""
    moment = datetime(*at, tzinfo=UTC)  # type: ignore[misc,arg-type]
    clock.set_clock(lambda: moment)


def test_first_those_on_duty_are_asked_then_those_who_come_next_then_all_others(world: World) -> None:
    appoint(world.ben.member_id, by=world.ada)
    appoint(world.nora.member_id, by=world.ada)
    ada, ben, mia, nora = (world.viewer(name).member_id for name in ("ada", "ben", "mia", "nora"))
    set_clock(2026, 6, 1, 10)
    take(world.mia, MONDAY, 9, 11, "UTC")
    take(world.ben, MONDAY, 8, 9, "UTC")  # a week away
    take(world.nora, SATURDAY, 8, 9, "UTC")
    asked: list[int] = []
    for hosts in ([mia], [nora, ben], [ada], []):
        assert after_them(world.kitchen.pk, asked) == hosts
        asked += hosts


def test_a_host_spared_crisis_cases_is_asked_when_nobody_else_is_left(world: World) -> None:
    begin(world, world.mia)
    HostCare.objects.create(alias_id=world.mia.member_id, no_crisis=True)
    kitchen, ada, mia = world.kitchen.pk, world.ada.member_id, world.mia.member_id
    assert after_them(kitchen, []) == [mia]
    assert after_them(kitchen, [], crisis=True) == [ada]
    assert after_them(kitchen, [ada], crisis=True) == [mia]
    assert after_them(kitchen, [ada, mia], crisis=True) == []
