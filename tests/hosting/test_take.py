"""Taking a case, and who meets which."""

from datetime import timedelta

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.hosting.access import cases_by, get_case, waiting_by
from alongside.hosting.duty.care import spare
from alongside.hosting.models import Case, CaseKind, Escalation, Urgency
from alongside.hosting.take import TakenAlready, give_back, take
from alongside.hosting.worry import word_to_hosts, worry
from alongside.memberships.access import get_alias
from alongside.memberships.errors import NotHost
from tests.world import World


def crisis(world: World) -> Case:
    """Somebody may be in danger."""
    return Case.objects.create(
        community=world.kitchen, kind=CaseKind.CRISIS, urgency=Urgency.NOW, opened_at=clock.now(),
        about_alias_id=world.ben.member_id,
    )  # fmt: skip


def test_one_host_takes_a_case_and_gives_it_back(world: World) -> None:
    case = word_to_hosts("I feel watched here.", by=world.ben)
    take(case, by=world.mia)
    take(case, by=world.mia)
    assert get_case(world.ada, case.public_id).taken_by_id == world.mia.alias_id
    give_back(case, by=world.ada)  # not hers to give
    assert get_case(world.ada, case.public_id).taken_by_id == world.mia.alias_id
    give_back(case, by=world.mia)
    assert get_case(world.ada, case.public_id).taken_by_id is None


def test_a_case_is_taken_from_another_host_only_by_naming_them(world: World) -> None:
    case = word_to_hosts("I feel watched here.", by=world.ben)
    take(case, by=world.mia)
    with pytest.raises(TakenAlready, match="Maple"):
        take(case, by=world.ada)
    take(case, by=world.ada, instead_of=world.mia.alias)
    with pytest.raises(TakenAlready, match="Heron"):
        take(case, by=world.mia)


def test_only_hosts_take_a_case_and_none_about_themselves(world: World) -> None:
    case = worry(by=world.ben, reason="unkind", alias=get_alias(world.ben, world.mia.alias))
    with pytest.raises(NotFound):
        take(case, by=world.mia)
    with pytest.raises(NotHost):
        take(case, by=world.nora)
    with pytest.raises(NotFound):
        take(word_to_hosts("Me too.", by=world.ada), by=world.ada)


def test_the_most_urgent_waits_first_and_within_one_what_waited_longest(world: World) -> None:
    first = word_to_hosts("One.", by=world.ben)
    later = clock.now() + timedelta(minutes=5)
    clock.set_clock(lambda: later)
    second, urgent = word_to_hosts("Two.", by=world.nora), crisis(world)
    quiet = word_to_hosts("Three.", by=world.nora)
    Case.objects.filter(pk=quiet.pk).update(urgency=Urgency.LATER, opened_at=first.opened_at - timedelta(days=1))
    assert list(waiting_by(world.mia)) == [urgent, first, second, quiet]


def test_a_host_who_is_spared_does_not_meet_crisis_cases_while_another_host_would(world: World) -> None:
    case, other = crisis(world), word_to_hosts("One.", by=world.ben)
    spare(by=world.mia, no_crisis=True, minutes=20)
    assert list(cases_by(world.mia)) == [other]
    assert case in cases_by(world.ada)
    spare(by=world.ada, no_crisis=True, minutes=20)
    assert case in cases_by(world.mia), "nobody else would look"


def test_a_spared_host_who_was_asked_because_nobody_answered_sees_that_case(world: World) -> None:
    case, other = crisis(world), crisis(world)
    spare(by=world.mia, no_crisis=True, minutes=20)
    Escalation.objects.create(case=case, asked=[world.ada.alias_id, world.mia.alias_id], next_at=clock.now())
    assert list(cases_by(world.mia)) == [case]
    take(case, by=world.ada)
    assert not cases_by(world.mia)
    assert other in cases_by(world.ada)


def test_taking_stops_the_clock_of_a_crisis_and_giving_back_starts_it(world: World) -> None:
    case = crisis(world)
    Escalation.objects.create(case=case, next_at=clock.now())
    take(case, by=world.mia)
    assert Escalation.objects.get().next_at is None
    give_back(case, by=world.mia)
    assert Escalation.objects.get().next_at is not None
