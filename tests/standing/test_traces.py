"""Where somebody new wrote from: a hash that joins nobody with anybody, kept for a week, or for 90 days."""

import pytest

from alongside.core import clock
from alongside.standing.models import Trace
from alongside.standing.traces import keep_traces_of, leave_trace, somebody_let_go_wrote_from, tidy_traces
from tests.hosting.pairs.agreeing import alias_of
from tests.moments import later
from tests.world import World

HERE, THERE = "198.51.100.7", "203.0.113.9"


def test_the_same_place_is_found_for_whom_hosts_let_go_and_no_other_place(world: World) -> None:
    ben, nora = alias_of(world, "ben"), alias_of(world, "nora")
    leave_trace(ben, network=HERE)
    assert not somebody_let_go_wrote_from(HERE, like=nora), "only of whoever was let go"
    keep_traces_of(ben.pk)
    assert somebody_let_go_wrote_from(HERE, like=nora)
    assert not somebody_let_go_wrote_from(THERE, like=nora)


def test_a_trace_is_found_weeks_later_and_not_after_ninety_days(world: World) -> None:
    ben, nora = alias_of(world, "ben"), alias_of(world, "nora")
    leave_trace(ben, network=HERE)
    keep_traces_of(ben.pk)
    later(days=60)
    tidy_traces()
    assert somebody_let_go_wrote_from(HERE, like=nora)
    later(days=31)
    tidy_traces()
    assert not somebody_let_go_wrote_from(HERE, like=nora)
    assert not Trace.objects.exists()


def test_of_whoever_stays_it_is_kept_for_a_week(world: World) -> None:
    leave_trace(alias_of(world, "nora"), network=HERE)
    later(days=6)
    tidy_traces()
    assert Trace.objects.count() == 1
    later(days=1)
    tidy_traces()
    assert not Trace.objects.exists()


def test_a_stolen_copy_joins_nobody_in_or_between_communities(world: World) -> None:
    from alongside.memberships.access import get_alias

    otto = world.viewer("otto", world.garden)
    for alias in (alias_of(world, "ben"), alias_of(world, "nora"), get_alias(otto, otto.alias)):
        leave_trace(alias, network=HERE)
    hashes = [bytes(trace.hashed) for trace in Trace.objects.all()]
    assert len(set(hashes)) == len(hashes) == 3
    assert not [kept for kept in hashes if HERE.encode() in kept]


def test_another_week_is_another_hash_and_the_same_week_one_row(world: World) -> None:
    monday = clock.now().replace(year=2026, month=11, day=16, hour=12)
    clock.set_clock(lambda: monday)
    nora = alias_of(world, "nora")
    leave_trace(nora, network=HERE)
    later(days=2)
    leave_trace(nora, network=HERE)
    assert Trace.objects.count() == 1
    later(days=6)
    leave_trace(nora, network=HERE)
    assert Trace.objects.values("hashed").distinct().count() == 2


def test_nothing_is_compared_between_communities(world: World) -> None:
    from alongside.memberships.access import get_alias

    willow = get_alias(world.viewer("ada", world.garden), world.viewer("ada", world.garden).alias)
    leave_trace(alias_of(world, "ben"), network=HERE)
    keep_traces_of(alias_of(world, "ben").pk)
    assert not somebody_let_go_wrote_from(HERE, like=willow)


@pytest.mark.parametrize("days", [0, 3, 6])
def test_only_the_last_week_is_kept_of_whoever_is_let_go(world: World, days: float) -> None:
    ben = alias_of(world, "ben")
    leave_trace(ben, network=HERE)
    later(days=days)
    keep_traces_of(ben.pk)
    assert Trace.objects.filter(removed=True).count() == 1
    later(days=8)
    keep_traces_of(ben.pk)
    assert Trace.objects.filter(removed=True).count() == 1
