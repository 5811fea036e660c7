"""A week of the rota as one reader's clock says it."""

from datetime import date
from zoneinfo import ZoneInfo

from alongside.hosting.duty.hours import Hours
from alongside.hosting.duty.rota import Row
from alongside.hosting.duty.week import Day, parts_without, week_of

MADRID = ZoneInfo("Europe/Madrid")
MONDAY = date(2026, 6, 1)


def row(weekday: int, begins: int, ends: int, zone: str = "Europe/Madrid") -> Row:
    """One line of the rota."""
    return Row("a", 1, "Maple", Hours(weekday, begins, ends, zone))


def hours(day: Day) -> list[tuple[int, int]]:
    """From which hour to which somebody is on."""
    return [(one.begins.hour, one.ends.hour) for one in day.on]


def gaps(day: Day) -> list[tuple[int, int]]:
    """From which hour to which nobody is."""
    return [(begins.hour, ends.hour) for begins, ends in day.gaps]


def test_hours_of_others_are_said_in_the_readers_time_on_the_readers_day() -> None:
    week = week_of([row(0, 20, 22, "America/Los_Angeles")], zone=MADRID, today=MONDAY)
    assert [hours(day) for day in week[:3]] == [[], [(5, 7)], []], "Monday evening there is Tuesday morning here"


def test_hours_over_midnight_are_cut_at_midnight() -> None:
    week = week_of([row(6, 22, 6)], zone=MADRID, today=MONDAY)
    assert hours(week[0]) == [(0, 6)], "Sunday's night reaches into this Monday"
    assert hours(week[6]) == [(22, 0)]


def test_gaps_are_what_nobody_covers_and_two_who_overlap_leave_none_between() -> None:
    week = week_of([row(0, 9, 12), row(0, 11, 14), row(0, 10, 11)], zone=MADRID, today=MONDAY)
    assert gaps(week[0]) == [(0, 9), (14, 0)]
    assert gaps(week_of([row(0, 0, 24)], zone=MADRID, today=MONDAY)[0]) == []


def test_the_night_on_which_clocks_change_is_as_long_as_it_is() -> None:
    change = date(2026, 10, 25)  # a Sunday of 25 hours
    (sunday, *_rest) = week_of([row(6, 0, 24)], zone=MADRID, today=change)
    assert hours(sunday) == [(0, 0)]
    assert gaps(sunday) == []


def test_a_part_of_the_day_without_anybody_all_week_is_named() -> None:
    days = [row(weekday, 9, 21) for weekday in range(5)]
    assert parts_without(days, zone=MADRID, today=MONDAY) == ["night"]
    assert parts_without([*days, row(6, 23, 1)], zone=MADRID, today=MONDAY) == []
    assert parts_without([row(2, 7, 8)], zone=MADRID, today=MONDAY) == ["night", "afternoon", "evening"]
