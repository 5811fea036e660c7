"""A shift begins, is enough, and ends; nobody is blamed, and nobody is locked out."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.aliases.models import Alias
from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.hosting.case import open_case
from alongside.hosting.duty.care import care_of, spare
from alongside.hosting.duty.errors import MinutesUnknown
from alongside.hosting.duty.hand_over import find_last_note, hand_over, left_by
from alongside.hosting.duty.read_up_to import all_read
from alongside.hosting.duty.rota import on_duty, take_hours
from alongside.hosting.duty.shift import a_little_more, begin_shift, end_quiet_shifts, look_in, stop_shift
from alongside.hosting.duty.tidy import forget_duty, forget_host, tidy_duty
from alongside.hosting.models import Case, CaseKind, Duty, DutyKind, HandOver, HostCare, ReadUpTo, Shift
from alongside.hosting.take import take
from alongside.memberships.errors import NotHost
from alongside.threads.errors import TooLong
from tests.world import World

START = datetime(2026, 6, 1, 10, tzinfo=UTC)


def after(minutes: float) -> None:
    """So long after the beginning."""
    moment = START + timedelta(minutes=minutes)
    clock.set_clock(lambda: moment)


@pytest.fixture(autouse=True)
def at_the_beginning(world: World) -> None:
    after(0)


def test_only_a_host_begins_a_shift_and_twice_is_once(world: World) -> None:
    assert begin_shift(by=world.mia) == begin_shift(by=world.mia)
    with pytest.raises(NotHost):
        begin_shift(by=world.ben)
    assert on_duty(world.kitchen.pk, DutyKind.HOST) == [world.mia.alias_id]


def states(world: World, *minutes: float) -> list[tuple[bool, bool]]:
    """Whether it is enough, and whether it is over, after so many minutes."""
    found = []
    for each in minutes:
        after(each)
        shift = look_in(world.mia)
        assert shift
        found.append((shift.is_enough, shift.is_over))
    return found


def test_after_twenty_minutes_it_is_enough_and_after_forty_it_is_over(world: World) -> None:
    begin_shift(by=world.mia)
    assert states(world, 19, 20, 39, 40) == [(False, False), (True, False), (True, False), (False, True)]


def test_a_little_more_is_said_once_and_lasts_as_long_again(world: World) -> None:
    begin_shift(by=world.mia)
    a_little_more(by=world.mia)
    assert states(world, 20) == [(True, False)], "said too early, it means nothing"
    after(30)
    a_little_more(by=world.mia)
    assert states(world, 49, 50) == [(False, False), (False, True)]
    a_little_more(by=world.mia)
    assert states(world, 51) == [(False, True)]


def test_how_long_a_shift_may_be_is_its_hosts_choice(world: World) -> None:
    spare(by=world.mia, no_crisis=False, minutes=5)
    begin_shift(by=world.mia)
    assert states(world, 4, 5, 10) == [(False, False), (True, False), (False, True)]
    for minutes in (4, 61):
        with pytest.raises(MinutesUnknown):
            spare(by=world.mia, no_crisis=False, minutes=minutes)
    assert care_of(world.mia).minutes == 5
    assert care_of(world.ada).minutes == 20
    with pytest.raises(NotHost):
        spare(by=world.ben, no_crisis=True, minutes=20)


def test_a_shift_left_open_ends_by_itself_after_two_hours_without_a_page(world: World) -> None:
    begin_shift(by=world.mia)
    after(30)
    look_in(world.mia)
    after(149)
    end_quiet_shifts()
    assert look_in(world.mia)
    after(149 + 121)
    assert on_duty(world.kitchen.pk, DutyKind.HOST) == []
    end_quiet_shifts()
    assert Shift.objects.get().ended_at == START + timedelta(minutes=149), "as of the last page"
    assert look_in(world.mia) is None
    assert begin_shift(by=world.mia).begun_at == START + timedelta(minutes=270)


def test_stopping_needs_no_words_and_words_are_left_for_hosts_alone(world: World) -> None:
    begin_shift(by=world.mia)
    stop_shift(by=world.mia)
    assert look_in(world.mia) is None
    assert find_last_note(world.ada) is None
    hand_over("Lily waits for an answer.", by=world.mia)
    hand_over("Lily waits for an answer.", by=world.mia)  # sent twice
    hand_over(" ", by=world.mia)
    note = find_last_note(world.ada)
    assert note
    assert (note.name, note.words) == ("Maple", "Lily waits for an answer.")
    assert b"Lily" not in bytes(HandOver.objects.get().sealed)
    with pytest.raises(NotHost):
        find_last_note(world.ben)
    with pytest.raises(NotFound):
        hand_over("Hello", by=world.otto.__class__(world.kitchen.pk))


def test_a_note_that_is_too_long_still_ends_the_shift(world: World) -> None:
    begin_shift(by=world.mia)
    with pytest.raises(TooLong):
        hand_over("x" * 2_001, by=world.mia)
    assert look_in(world.mia) is None


def test_shifts_and_notes_are_gone_after_a_month(world: World) -> None:
    begin_shift(by=world.mia)
    hand_over("Lily waits for an answer.", by=world.mia)
    after(60 * 24 * 29)
    tidy_duty()
    assert Shift.objects.exists()
    after(60 * 24 * 31)
    tidy_duty()
    assert not Shift.objects.exists()
    assert not HandOver.objects.exists()


def test_an_erased_alias_leaves_no_hours_no_shift_and_no_wishes(world: World) -> None:
    take_hours(by=world.mia, kind=DutyKind.HOST, weekday=0, begins=9, ends=11, zone="UTC")
    begin_shift(by=world.mia)
    spare(by=world.mia, no_crisis=True, minutes=10)
    forget_duty(world.mia.member_id)
    assert not any(model.objects.exists() for model in (Duty, Shift, HostCare))


def test_whoever_is_erased_leaves_no_word_for_the_next_host_and_nothing_taken(world: World) -> None:
    hand_over("Ask Heron about the meeting.", by=world.mia)
    all_read(START, by=world.mia)
    case = open_case(Case(community=world.kitchen, kind=CaseKind.WORD, by_id=world.ben.alias_id), "help", by=None)
    take(case, by=world.mia)
    Case.objects.update(waits=False)
    left = left_by(Alias.objects.get(pk=world.mia.member_id))
    assert [note.words for note in left] == ["Ask Heron about the meeting."]
    forget_host(world.mia.member_id)
    assert not HandOver.objects.exists()
    assert (Case.objects.get().taken_by, ReadUpTo.objects.get().by) == (None, None)
