"""A case in which somebody may be in danger goes along the rota until a host has it: played with a set clock."""

from itertools import pairwise

import pytest

from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.hosting.access import waiting_by
from alongside.hosting.case import close, say
from alongside.hosting.crisis.escalate import begin_to_ask, go_on_asking, see_that_all_are_asked
from alongside.hosting.crisis.hand_on import HostUnknown, hand_on
from alongside.hosting.crisis.there import host_is_there
from alongside.hosting.duty.care import spare
from alongside.hosting.duty.rota import take_hours
from alongside.hosting.duty.tidy import forget_duty
from alongside.hosting.models import Case, Escalation
from alongside.hosting.page import hosts_side_of_today
from alongside.hosting.take import give_back, take
from alongside.hosting.worry import worry
from alongside.memberships.errors import NotHost
from alongside.memberships.models import Membership
from tests.hosting.crisis.scene import HEAVY, START, after, asked, crisis_case, newly_asked, one_more_host
from tests.world import World

MONDAY = 0


@pytest.fixture
def hosts(world: World) -> dict[str, int]:
    """Mia is on duty on Mondays from ten, Ole from noon; Ada and Pia took no hours. It is Monday, ten."""
    clock.set_clock(lambda: START)
    ole, pia = one_more_host(world, "ole", "Oak"), one_more_host(world, "pia", "Pine")
    take_hours(by=world.mia, kind="host", weekday=MONDAY, begins=10, ends=11, zone="UTC")
    take_hours(by=ole, kind="host", weekday=MONDAY, begins=12, ends=13, zone="UTC")
    return {"ada": world.ada.member_id, "mia": world.mia.member_id, "ole": ole.member_id, "pia": pia.member_id}


def test_it_goes_along_the_rota_until_all_were_asked_and_then_to_all_again(
    world: World, hosts: dict[str, int]
) -> None:  # fmt: skip
    world.post(text=HEAVY, by="nora")
    assert newly_asked(0) == [hosts["mia"]], "who is on duty"
    assert newly_asked(14) == []
    assert newly_asked(15) == [hosts["ole"]], "whose hours come next"
    assert newly_asked(30) == [hosts["ada"], hosts["pia"]], "everybody else"
    assert newly_asked(44) == []
    assert newly_asked(45) == [hosts["ada"], hosts["mia"], hosts["ole"], hosts["pia"]], "all again"


def test_who_was_asked_often_is_asked_at_longer_and_longer_intervals_but_never_forgotten(
    world: World, hosts: dict[str, int]
) -> None:  # fmt: skip
    world.post(text=HEAVY, by="nora")
    times = [minute for minute in range(0, 48 * 60, 15) if newly_asked(minute)]
    assert times[:6] == [0, 15, 30, 45, 75, 135]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert gaps == sorted(gaps)
    assert newly_asked(5 * 24 * 60), "days later too"


def test_after_a_month_it_waits_in_the_queue_alone_until_more_is_said(world: World, hosts: dict[str, int]) -> None:
    world.post(text=HEAVY, by="nora")
    for day in range(29):
        after(day * 24 * 60)
    assert newly_asked(29 * 24 * 60)
    after(31 * 24 * 60)
    assert newly_asked(33 * 24 * 60) == newly_asked(40 * 24 * 60) == []
    see_that_all_are_asked()
    assert newly_asked(41 * 24 * 60) == []
    assert crisis_case() in waiting_by(world.ada)
    say(crisis_case(), "I am still here.", by=world.nora)
    assert newly_asked(41 * 24 * 60)


def test_a_host_who_has_it_stops_the_clock(world: World, hosts: dict[str, int]) -> None:
    world.post(text=HEAVY, by="nora")
    after(15)
    take(crisis_case(), by=world.mia)
    before = asked()
    for hour in range(1, 30):
        after(60 * hour)
    assert asked() == before
    assert Escalation.objects.get().taken_by_id == hosts["mia"]


@pytest.mark.parametrize("how", ["answers", "closes"])
def test_a_host_who_answers_or_closes_stops_it_too(world: World, hosts: dict[str, int], how: str) -> None:
    world.post(text=HEAVY, by="nora")
    after(0)
    if how == "answers":
        say(crisis_case(), "I'm here.", by=world.ada)
    else:
        close(crisis_case(), by=world.ada, words="I wrote to her.")
    assert newly_asked(15) == newly_asked(60) == []
    assert Escalation.objects.get().next_at is None


def test_given_back_it_goes_on_at_once(world: World, hosts: dict[str, int]) -> None:
    world.post(text=HEAVY, by="nora")
    after(0)
    take(crisis_case(), by=world.mia)
    after(5)
    give_back(crisis_case(), by=world.mia)
    assert newly_asked(5) == [hosts["ole"]]


def test_what_the_person_says_next_is_brought_to_the_host_who_has_it_and_then_to_others(
    world: World, hosts: dict[str, int]
) -> None:  # fmt: skip
    world.post(text=HEAVY, by="nora")
    after(0)
    case = crisis_case()
    take(case, by=world.ada)
    after(2)
    say(case, "I'm here.", by=world.ada)
    after(40)
    say(case, "It is worse now.", by=world.nora)
    assert newly_asked(40) == [hosts["ada"]]
    assert newly_asked(54) == []
    assert newly_asked(55) == [hosts["mia"]]


def test_the_author_is_never_asked_about_themselves(world: World, hosts: dict[str, int]) -> None:
    world.post(text=HEAVY, by="mia")
    for minute in range(0, 24 * 60, 15):
        after(minute)
    assert hosts["mia"] not in asked()
    assert {hosts["ada"], hosts["ole"], hosts["pia"]} == set(asked())


def test_who_is_spared_such_cases_is_asked_once_and_last(world: World, hosts: dict[str, int]) -> None:
    spare(by=world.mia, no_crisis=True, minutes=20)
    world.post(text=HEAVY, by="nora")
    for minute in range(0, 24 * 60, 15):
        after(minute)
    times = asked()
    assert times.count(hosts["mia"]) == 1
    assert set(times[: times.index(hosts["mia"])]) == {hosts["ada"], hosts["ole"], hosts["pia"]}


def test_a_lone_host_who_is_spared_is_asked_all_the_same(world: World) -> None:
    clock.set_clock(lambda: START)
    Membership.objects.filter(pk=world.mia.member_id).update(role="member")
    spare(by=world.ada, no_crisis=True, minutes=20)
    world.post(text=HEAVY, by="nora")
    assert newly_asked(0) == newly_asked(15) == [world.ada.member_id]


def test_where_the_only_host_is_the_author_the_clock_waits_for_another(world: World) -> None:
    clock.set_clock(lambda: START)
    Membership.objects.filter(pk=world.mia.member_id).update(role="member")
    world.post(text=HEAVY, by="ada")
    assert newly_asked(0) == newly_asked(60) == []
    Membership.objects.filter(pk=world.mia.member_id).update(role="moderator")
    assert newly_asked(120) == [world.mia.member_id]


def test_jobs_that_run_twice_ask_nobody_twice(world: World, hosts: dict[str, int]) -> None:
    world.post(text=HEAVY, by="nora")
    after(0)
    case = crisis_case().pk
    for _again in range(3):
        begin_to_ask(case=case)
        go_on_asking(case=case)
    assert asked() == [hosts["mia"]]
    after(15)
    go_on_asking(case=case)
    begin_to_ask(case=case)
    assert asked() == [hosts["mia"], hosts["ole"]]
    take(crisis_case(), by=world.mia)
    begin_to_ask(case=case)
    see_that_all_are_asked()
    assert newly_asked(600) == []


def test_a_clock_that_lost_its_job_goes_on(world: World, hosts: dict[str, int]) -> None:
    world.post(text=HEAVY, by="nora")
    after(0)
    Escalation.objects.all().delete()
    see_that_all_are_asked()
    assert asked() == [hosts["mia"], hosts["mia"]]
    take(crisis_case(), by=world.mia)
    forget_duty(hosts["mia"])  # who had it is gone
    see_that_all_are_asked()
    assert len(asked()) == 3


def test_only_hosts_who_were_asked_see_it_on_their_own_page_until_somebody_has_it(
    world: World, hosts: dict[str, int]
) -> None:  # fmt: skip
    def seen_by(name: str) -> list[str]:
        return [one.case for one in hosts_side_of_today([world.viewer(name).member_id]).asked]

    world.post(text=HEAVY, by="nora")
    after(0)
    case = crisis_case()
    assert seen_by("mia") == [case.public_id]
    assert seen_by("ole") == seen_by("nora") == seen_by("ben") == []
    after(15)
    assert seen_by("ole") == [case.public_id]
    take(case, by=world.mia)
    assert seen_by("mia") == seen_by("ole") == []


def test_it_is_given_to_one_other_host_and_goes_on_from_there(world: World, hosts: dict[str, int]) -> None:
    world.post(text=HEAVY, by="nora")
    after(0)
    case = crisis_case()
    take(case, by=world.mia)
    after(3)
    pia = world.viewer("pia").alias
    for wrong in (world.mia.alias, world.ben.alias, world.nora.alias, world.otto.alias, "nothing"):
        with pytest.raises(HostUnknown):
            hand_on(case, to=wrong, by=world.mia)
    with pytest.raises(NotHost):
        hand_on(case, to=pia, by=world.ben)
    hand_on(case, to=pia, by=world.mia)
    hand_on(case, to=pia, by=world.mia)
    run_until_empty()
    assert asked() == [hosts["mia"], hosts["pia"]]
    assert Case.objects.get(pk=case.pk).taken_by is None
    assert newly_asked(18) == [hosts["ole"]]


def test_a_worry_about_somebodys_safety_goes_the_same_way(world: World, hosts: dict[str, int]) -> None:
    post = world.post(by="nora")
    worry(by=world.ben, reason="safety", words="I'm afraid for Fern.", post=post)
    assert newly_asked(0) == [hosts["mia"]]
    assert newly_asked(15) == [hosts["ole"]]


def test_any_other_worry_asks_nobody(world: World, hosts: dict[str, int]) -> None:
    post = world.post(by="nora")
    worry(by=world.ben, reason="unkind", post=post)
    assert newly_asked(0) == newly_asked(120) == []
    assert not Escalation.objects.exists()


def test_whether_a_host_is_there_counts_neither_the_author_nor_who_is_spared(
    world: World, hosts: dict[str, int]
) -> None:  # fmt: skip
    kitchen, nora = world.kitchen.pk, world.nora.member_id
    assert host_is_there(kitchen, for_alias=nora)
    assert not host_is_there(kitchen, for_alias=hosts["mia"])
    spare(by=world.mia, no_crisis=True, minutes=20)
    assert not host_is_there(kitchen, for_alias=nora)
    after(70)
    spare(by=world.mia, no_crisis=False, minutes=20)
    assert not host_is_there(kitchen, for_alias=nora), "eleven o'clock: nobody took this hour"
