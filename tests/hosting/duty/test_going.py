"""What is left of a duty when somebody hosts no more, goes, or takes everything out."""

from alongside.core.jobs import run_until_empty
from alongside.hosting.duty.care import spare
from alongside.hosting.duty.export import export_duty
from alongside.hosting.duty.rota import take_hours
from alongside.hosting.duty.shift import begin_shift
from alongside.hosting.models import Case, Duty, DutyKind, HostCare, Shift
from alongside.hosting.take import take
from alongside.hosting.worry import word_to_hosts
from alongside.memberships.access import get_alias
from alongside.memberships.lead import offer_welcome, retire
from alongside.memberships.leave import leave
from alongside.memberships.models import Membership
from tests.world import World


def settle(world: World) -> None:
    """Mia is on duty in every way there is."""
    offer_welcome(by=world.mia, welcomes=True)
    for kind in DutyKind.values:
        take_hours(by=world.mia, kind=kind, weekday=0, begins=9, ends=11, zone="Europe/Madrid")
    spare(by=world.mia, no_crisis=True, minutes=10)
    begin_shift(by=world.mia)
    take(word_to_hosts("Hello?", by=world.ben), by=world.mia)


def test_whoever_hosts_no_more_keeps_only_the_hours_in_which_they_welcome_people(world: World) -> None:
    settle(world)
    retire(world.mia.member_id, by=world.mia)
    run_until_empty()
    assert [duty.kind for duty in Duty.objects.all()] == [DutyKind.WELCOME]
    assert not Shift.objects.exists()
    assert not HostCare.objects.exists()
    assert Case.objects.get(by_id=world.ben.alias_id).taken_by is None


def test_whoever_leaves_is_on_duty_for_nothing(world: World) -> None:
    settle(world)
    leave(Membership.objects.get(pk=world.mia.member_id))
    run_until_empty()
    assert not Duty.objects.exists()


def test_ones_own_hours_shifts_and_wishes_are_in_ones_export(world: World) -> None:
    settle(world)
    told = export_duty(get_alias(world.ada, world.mia.alias))
    assert told["hours"][0] == {"for": "host", "weekday": 0, "from": 9, "to": 11, "zone": "Europe/Madrid"}
    assert told["spared crisis cases"] is True
    assert len(told["shifts"]) == 1
    assert export_duty(get_alias(world.ada, world.ben.alias))["hours"] == []
