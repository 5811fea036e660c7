"""A few people are asked at a time, gently, then others, and at six hours the hosts; with a set clock."""

import pytest

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.hosting.duty.rota import take_hours
from alongside.hosting.models import DutyKind, Nudge, Wait
from alongside.hosting.welcome.access import hosts_asked_for
from alongside.hosting.welcome.ask import not_now
from alongside.hosting.welcome.matching import MOST_A_DAY
from alongside.hosting.welcome.offer import rest_from_welcoming, welcome_again
from alongside.memberships.models import Membership, Role, Stage
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import block
from tests.hosting.welcome.people import asked, at, hello, later, offers
from tests.web.threads.test_ceilings import newcomer
from tests.world import World


def known(world: World, number: int) -> Viewer:
    """One more member, known here."""
    viewer = newcomer(world, number)
    Membership.objects.filter(pk=viewer.member_id).update(stage=Stage.KNOWN)
    return Viewer(viewer.community_id, viewer.alias_id, viewer.alias, viewer.name, Role.MEMBER, stage=Stage.KNOWN)


def test_nobody_is_asked_in_the_first_moments_and_then_those_who_offered(world: World) -> None:
    offers(world.ben)
    post = world.post(by="nora")
    assert asked(post) == []
    later(minutes=10)
    assert asked(post) == ["Lily"]


def test_three_are_asked_at_a_time_and_others_only_when_some_time_went_by(world: World) -> None:
    for number in range(7):
        offers(known(world, number))
    post = hello(world)
    assert len(asked(post)) == 3
    later(minutes=30)
    assert len(asked(post)) == 3
    later(minutes=16)
    assert len(asked(post)) == 6
    later(minutes=46)
    assert len(asked(post)) == len(set(asked(post))) == 7


def test_when_somebody_has_answered_nobody_further_is_asked(world: World) -> None:
    for number in range(7):
        offers(known(world, number))
    post = hello(world)
    world.answer(post.thread, "Welcome.", by="ben")
    later(hours=2)
    assert len(asked(post)) == 3


def test_not_now_passes_it_on_at_once_and_asks_nothing(world: World) -> None:
    for number in range(4):
        offers(known(world, number))
    post = hello(world)
    first = Nudge.objects.filter(wait=post.pk).select_related("alias").order_by("pk")[0].alias
    by = Viewer(world.kitchen.pk, first.pk, first.public_id, first.name, Role.MEMBER, stage=Stage.KNOWN)
    not_now(post.public_id, by=by)
    not_now(post.public_id, by=by)
    assert len(asked(post)) == 4
    assert Nudge.objects.filter(passed=True).count() == 1


def test_somebody_else_has_nothing_to_pass_on(world: World) -> None:
    post = hello(world)
    for viewer in (world.ben, world.nora, world.otto, world.nobody):
        with pytest.raises(NotFound):
            not_now(post.public_id, by=viewer)


def test_whoever_sleeps_is_asked_after_they_are_up(world: World) -> None:
    at(3)
    offers(world.ben, begins=8, ends=22)
    post = hello(world)
    assert asked(post) == []
    at(7, 50)
    run_until_empty()
    assert "Lily" not in asked(post)
    later(minutes=16)
    assert "Lily" in asked(post)


def test_whoever_took_these_hours_comes_first(world: World) -> None:
    at(3)
    for number in range(5):
        offers(known(world, number))
    offers(world.ben, begins=8, ends=22)
    take_hours(by=world.ben, kind=DutyKind.WELCOME, weekday=2, begins=2, ends=5, zone="UTC")
    assert asked(hello(world))[0] == "Lily"


def test_who_rests_from_it_is_not_asked_until_they_are_back(world: World) -> None:
    offers(world.ben)
    rest_from_welcoming(by=world.ben)
    post = hello(world)
    assert asked(post) == []
    welcome_again(by=world.ben)
    later(minutes=16)
    assert asked(post) == ["Lily"]


@pytest.mark.parametrize("by_the_responder", [True, False])
def test_those_who_keep_apart_are_not_brought_together(world: World, by_the_responder: bool) -> None:
    offers(world.ben)
    who, whom = (world.ben, world.nora) if by_the_responder else (world.nora, world.ben)
    block(Alias.objects.get(pk=whom.member_id), by=who)
    assert asked(hello(world)) == []


def test_nobody_is_asked_more_than_a_few_times_a_day(world: World) -> None:
    offers(world.ben)
    for number in range(MOST_A_DAY + 2):
        world.post(f"Question {number}", by="nora")
    later(minutes=11)
    assert Nudge.objects.filter(alias_id=world.ben.member_id).count() == MOST_A_DAY
    later(hours=25)
    assert Nudge.objects.filter(alias_id=world.ben.member_id).count() == MOST_A_DAY + 2


def test_after_six_hours_the_hosts_are_asked_and_not_before(world: World) -> None:
    post = hello(world)
    later(hours=5)
    assert not hosts_asked_for(world.mia).exists()
    later(hours=1)
    assert [wait.pk for wait in hosts_asked_for(world.mia)] == [post.pk]
    assert set(asked(post)) == {"Heron", "Maple"}, "no host is on duty, so all are told"
    assert Wait.objects.get(pk=post.pk).hosts_asked_at == clock.now()
    with pytest.raises(NotFound):
        hosts_asked_for(world.ben).exists()


def test_the_host_on_duty_is_asked_before_the_others(world: World) -> None:
    at(3)
    take_hours(by=world.mia, kind=DutyKind.HOST, weekday=2, begins=0, ends=24, zone="UTC")
    post = hello(world)
    later(hours=6)
    assert asked(post) == ["Maple"]


def test_what_was_answered_is_not_on_the_hosts_page_any_more(world: World) -> None:
    post = hello(world)
    later(hours=6)
    world.answer(post.thread, by="ben")
    run_until_empty()
    assert not hosts_asked_for(world.mia).exists()


def test_after_days_nobody_further_is_asked(world: World) -> None:
    post = hello(world)
    later(hours=6)
    later(days=4)
    offers(world.ben)
    later(days=4)
    assert "Lily" not in asked(post)
