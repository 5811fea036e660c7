"""A host's shift, the rota and what is new, as pages; all of it works without a script."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from alongside.accounts.preferences import change_preferences
from alongside.core import clock
from alongside.hosting.duty.rota import hours_of, on_duty
from alongside.hosting.models import Case, CaseKind, DutyKind, HostCare, Shift, Urgency
from tests.web.as_person import client_of
from tests.web.hosts.reading import house, read
from tests.world import World

START = datetime(2026, 6, 1, 10, tzinfo=UTC)  # a Monday


def after(minutes: float) -> None:
    """So long after the beginning."""
    moment = START + timedelta(minutes=minutes)
    clock.set_clock(lambda: moment)


@pytest.fixture
def host(world: World) -> Client:
    after(0)
    change_preferences(by=world.people["mia"], zone="Europe/Madrid")
    return client_of(world.people["mia"])


def test_a_shift_begins_and_ends_with_one_tap_and_asks_for_a_note_after_that(world: World, host: Client) -> None:
    assert "Begin a shift" in read(host, house(world))
    host.post(house(world) + "shift/")
    assert "Stop for today" in read(host, house(world))
    stopped = host.post(house(world) + "stop/")
    assert not on_duty(world.kitchen.pk, DutyKind.HOST)
    asked = read(host, stopped.headers["Location"])
    assert "That's all for today" in asked
    assert "There is nothing" in asked


def test_the_next_host_sees_what_was_left_for_them(world: World, host: Client) -> None:
    host.post(house(world) + "shift/")
    assert host.post(house(world) + "hand-over/", {"text": "Lily waits."}).headers["Location"] == "/today/"
    page = read(client_of(world.people["ada"]), house(world))
    assert "Maple left word" in page
    assert "Lily waits." in page


def test_after_twenty_minutes_a_quiet_line_says_so_and_a_little_more_ends_it(world: World, host: Client) -> None:
    host.post(house(world) + "shift/")
    enough = "You have been here 20 minutes. That is enough for today."
    after(19)
    assert enough not in read(host, house(world))
    after(21)
    assert enough in read(host, house(world))
    host.post(house(world) + "shift/", {"go_on": "1"})
    assert enough not in read(host, house(world))


def test_when_it_is_over_each_page_first_offers_to_stop_and_locks_nobody_out(world: World, host: Client) -> None:
    host.post(house(world) + "shift/")
    after(41)
    for page in ("", "cases/", "journal/", "duty/", "team/"):
        offered = read(host, house(world) + page)
        assert "Please stop for today" in offered, page
        assert "What waits</h1>" not in offered
    assert "What waits</h1>" in read(host, house(world) + "?still=1")
    assert "Please stop for today" in read(host, house(world)), "the next page offers it again"
    post = world.post(by="nora")
    assert host.get(f"/p/{post.public_id}/remove/").status_code == 200, "what is urgent is never held up"
    assert "What should the next host know?" in read(host, house(world) + "hand-over/")
    host.post(house(world) + "stop/")
    assert "What waits</h1>" in read(host, house(world))


def test_while_somebody_may_be_in_danger_nothing_stands_before_what_waits(world: World, host: Client) -> None:
    host.post(house(world) + "shift/")
    after(41)
    Case.objects.create(
        community=world.kitchen, kind=CaseKind.CRISIS, urgency=Urgency.NOW, opened_at=clock.now(),
        about_alias_id=world.ben.member_id,
    )  # fmt: skip
    page = read(host, house(world))
    assert "Lily may be in danger" in page
    assert "You have been here long enough" in page


def test_looking_keeps_a_shift_alive(world: World, host: Client) -> None:
    host.post(house(world) + "shift/")
    after(15)
    read(host, house(world) + "cases/")
    assert Shift.objects.get().seen_at == START + timedelta(minutes=15)


def test_the_rota_is_said_in_the_readers_own_time_with_its_gaps(world: World, host: Client) -> None:
    assert "Nobody has taken any hours yet" in read(host, house(world) + "duty/")
    assert host.post(house(world) + "duty/", {"weekday": "0", "begins": "9", "ends": "12"}).status_code == 303
    mine = read(host, house(world) + "duty/")
    assert "9 a.m. to noon: Maple" in mine
    assert "Nobody: midnight to 9 a.m., noon to midnight" in mine
    assert "Nobody is on at night." in mine
    assert "Monday, 9 a.m. to noon" in mine
    change_preferences(by=world.people["ada"], zone="America/New_York")
    theirs = read(client_of(world.people["ada"]), house(world) + "duty/")
    assert "3 a.m. to 6 a.m.: Maple" in theirs
    assert "Your hours" not in theirs


def test_hours_over_midnight_stand_on_both_days(world: World, host: Client) -> None:
    host.post(house(world) + "duty/", {"weekday": "1", "begins": "22", "ends": "2"})
    page = read(host, house(world) + "duty/")
    assert "10 p.m. to midnight: Maple" in page
    assert "midnight to 2 a.m.: Maple" in page
    assert "Nobody is on at night." not in page


def test_ones_own_hours_are_given_back(world: World, host: Client) -> None:
    host.post(house(world) + "duty/", {"weekday": "0", "begins": "9", "ends": "12"})
    (row,) = hours_of(world.kitchen.pk, DutyKind.HOST)
    client_of(world.people["ada"]).post(house(world) + "duty/", {"give_back": row.public_id})
    assert hours_of(world.kitchen.pk, DutyKind.HOST)
    host.post(house(world) + "duty/", {"give_back": row.public_id})
    assert not hours_of(world.kitchen.pk, DutyKind.HOST)
    assert host.post(house(world) + "duty/", {"weekday": "9"}).status_code == 422


def test_a_host_says_how_they_want_to_be_spared_and_reads_what_that_means(world: World, host: Client) -> None:
    assert "do we come to you" in read(host, house(world) + "care/")
    host.post(house(world) + "care/", {"crisis": "no", "minutes": "30"})
    assert (HostCare.objects.get().no_crisis, HostCare.objects.get().minutes) == (True, 30)
    assert host.post(house(world) + "care/", {"crisis": "no", "minutes": "500"}).status_code == 422


def test_what_is_new_is_listed_until_somebody_taps_that_all_is_read(world: World, host: Client) -> None:
    world.thread("Scan days")
    after(5)
    page = read(host, house(world) + "new/")
    assert "Scan days" in page
    up_to = re.findall(r'name="up_to" value="([^"]+)"', page)[0]
    world.thread("Said meanwhile", by="ben")
    after(6)
    world.thread("And later", by="ben")
    host.post(house(world) + "new/", {"up_to": up_to})
    after(7)
    later = read(client_of(world.people["ada"]), house(world) + "new/")
    assert "Maple said that all is read" in later
    assert "And later" in later
    assert "Scan days" not in later
    assert host.post(house(world) + "new/", {"up_to": "soon"}).status_code == 422
