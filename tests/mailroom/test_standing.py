"""Bounces rest an alias's mail, and nothing else of it."""

from datetime import timedelta

import pytest

from alongside.core import clock
from alongside.mailroom.standing import bring_mail_back, count_bounce, due_for_a_probe, find_rest, probed, rest_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def days():
    """Let days go by."""
    start, gone = clock.now(), timedelta()

    def go(by: int) -> None:
        nonlocal gone
        gone += timedelta(days=by)
        clock.set_clock(lambda: start + gone)

    yield go
    clock.set_clock(None)


def test_three_days_of_a_dead_mailbox_rest_its_mail_and_two_do_not(world, days):
    ben = world.ben.alias_id
    for _day in range(2):
        assert not count_bounce(ben, "dead", domain="example.org")
        days(1)
    assert find_rest(ben) is None
    assert count_bounce(ben, "dead", domain="example.org")
    assert find_rest(ben).because == "bounces"
    assert world.ben.is_member


def test_one_day_counts_once_however_many_mails_come_back(world):
    for _mail in range(9):
        count_bounce(world.ben.alias_id, "dead", domain="example.org")
    assert find_rest(world.ben.alias_id) is None


def test_spam_policy_and_network_refusals_never_count_against_a_member(world, days):
    for family in ("policy", "large", "trouble", "delayed", "delivered", "away", "unknown"):
        for _day in range(10):
            count_bounce(world.ben.alias_id, family, domain="example.org")
            days(1)
    assert find_rest(world.ben.alias_id) is None


def test_a_full_mailbox_is_given_ten_days(world, days):
    for _day in range(9):
        assert not count_bounce(world.ben.alias_id, "full", domain="example.org")
        days(1)
    assert count_bounce(world.ben.alias_id, "full", domain="example.org")


def test_old_bounces_are_forgotten(world, days):
    count_bounce(world.ben.alias_id, "dead", domain="example.org")
    days(1)
    count_bounce(world.ben.alias_id, "dead", domain="example.org")
    days(40)
    assert not count_bounce(world.ben.alias_id, "dead", domain="example.org")


def test_any_word_brings_mail_back(world):
    rest_mail(world.ben.alias_id, because="complaint")
    assert bring_mail_back([world.ben.alias_id]) == 1
    assert find_rest(world.ben.alias_id) is None
    assert bring_mail_back([world.ben.alias_id]) == 0


def test_we_try_three_weeks_after_bounces_and_never_after_a_complaint(world, days):
    rest_mail(world.ben.alias_id, because="bounces")
    rest_mail(world.nora.alias_id, because="complaint")
    assert due_for_a_probe() == []
    for _week in range(3):
        days(7)
        (standing,) = due_for_a_probe()
        assert standing.alias_id == world.ben.alias_id
        probed(standing)
        assert due_for_a_probe() == []
    days(7)
    assert due_for_a_probe() == []


def test_when_a_whole_provider_fails_alike_nobody_is_blamed(world, days):
    for _day in range(3):
        for somebody in (world.ada, world.ben, world.mia, world.ada, world.ben):
            count_bounce(somebody.alias_id, "dead", domain="big.example")
        count_bounce(world.nora.alias_id, "dead", domain="big.example")
        days(1)
    assert find_rest(world.nora.alias_id) is None
    assert find_rest(world.ada.alias_id) is not None
