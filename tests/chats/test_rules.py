"""How a chat comes again: wall times by a rule, and rules that are refused."""

from datetime import datetime
from itertools import islice

import pytest

from alongside.chats.errors import ChatUnclear
from alongside.chats.rules import checked_rule, first_of, occurrences, offered_rules, shown_there
from alongside.core.wall_clock import moment
from tests.chats.evenings import BERLIN, NEW_YORK, utc


def given(rule: str, wall: str, many: int = 4) -> list[str]:
    return list(islice(occurrences(rule, wall, before=datetime(2036, 1, 1)), many))


def days(rule: str, wall: str, many: int = 4) -> list[str]:
    return [each[:10] for each in given(rule, wall, many)]


def test_every_week_every_two_and_every_four() -> None:
    monday = "2026-12-07T19:00"
    assert days("FREQ=WEEKLY;BYDAY=MO", monday, 3) == ["2026-12-07", "2026-12-14", "2026-12-21"]
    assert days("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", monday, 3) == ["2026-12-07", "2026-12-21", "2027-01-04"]
    assert days("FREQ=WEEKLY;INTERVAL=4;BYDAY=MO", monday, 3) == ["2026-12-07", "2027-01-04", "2027-02-01"]


def test_the_last_friday_is_the_last_one_in_short_and_in_long_months() -> None:
    assert days("FREQ=MONTHLY;BYDAY=-1FR", "2027-01-29T19:00", 5) == [
        "2027-01-29", "2027-02-26", "2027-03-26", "2027-04-30", "2027-05-28",
    ]  # fmt: skip


def test_a_day_that_a_month_lacks_is_left_out_and_the_last_day_never_is() -> None:
    assert days("FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-31T19:00") == [
        "2027-01-31", "2027-03-31", "2027-05-31", "2027-07-31",
    ]  # fmt: skip
    assert days("FREQ=MONTHLY;BYMONTHDAY=-1", "2028-01-31T19:00", 3) == ["2028-01-31", "2028-02-29", "2028-03-31"]


def test_a_number_and_a_day_end_it() -> None:
    monday = "2026-12-07T19:00"
    assert len(given("FREQ=WEEKLY;COUNT=3", monday, 100)) == 3
    assert days("FREQ=WEEKLY;UNTIL=20261221T235959", monday, 100)[-1] == "2026-12-21"
    assert checked_rule("FREQ=WEEKLY;UNTIL=20261221", monday, BERLIN) == "FREQ=WEEKLY;UNTIL=20261221T235959"
    of_utc = checked_rule("FREQ=WEEKLY;UNTIL=20261221T180000Z", monday, BERLIN)
    assert of_utc == "FREQ=WEEKLY;UNTIL=20261221T190000", "read off the clocks there"
    assert days(of_utc, monday, 100)[-1] == "2026-12-21", "the end belongs to it"


def test_an_hour_stays_that_hour_across_the_change_of_clocks() -> None:
    for zone, wall, summer, winter in (
        (BERLIN, "2027-03-22T19:00", "2027-03-29T17:00", "2027-03-22T18:00"),
        (NEW_YORK, "2027-03-08T19:00", "2027-03-15T23:00", "2027-03-09T00:00"),
        (BERLIN, "2027-10-25T19:00", "2027-10-25T17:00", "2027-11-01T18:00"),
        (NEW_YORK, "2027-11-01T19:00", "2027-11-01T23:00", "2027-11-09T00:00"),
    ):
        found = {moment(each, zone) for each in given("FREQ=WEEKLY", wall, 2)}
        assert found == {utc(summer), utc(winter)}


def test_an_hour_that_the_clocks_leap_over_comes_an_hour_later_that_day_alone() -> None:
    for zone, wall, leap, later in (
        (BERLIN, "2027-03-21T02:30", "2027-03-28T03:30", "2027-04-04T02:30"),
        (NEW_YORK, "2027-03-07T02:30", "2027-03-14T03:30", "2027-03-21T02:30"),
    ):
        assert [shown_there(each, zone) for each in given("FREQ=WEEKLY", wall, 3)] == [wall, leap, later]


def test_an_hour_that_comes_twice_is_the_first_of_the_two() -> None:
    (_before, twice) = given("FREQ=WEEKLY", "2027-10-24T02:30", 2)
    assert moment(twice, BERLIN) == utc("2027-10-31T00:30")
    assert shown_there(twice, BERLIN) == twice


def test_a_form_offers_what_fits_the_day() -> None:
    assert offered_rules("2026-12-07T19:00") == [
        "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=4;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=1MO",
    ]  # fmt: skip
    assert offered_rules("2027-01-29T19:00")[-1] == "FREQ=MONTHLY;BYDAY=-1FR", "a fifth Friday is the last one"
    assert "FREQ=MONTHLY;BYDAY=4FR" in offered_rules("2027-02-26T19:00")
    for wall in ("2026-12-07T19:00", "2027-01-29T19:00", "2028-02-29T23:59"):
        for rule in offered_rules(wall):
            assert checked_rule(rule, wall, BERLIN) == rule
            assert first_of(rule, wall) == wall


@pytest.mark.parametrize(
    "hostile",
    [
        "", "FREQ", "FREQ=", "INTERVAL=2", "FREQ=SECONDLY", "FREQ=DAILY", "FREQ=YEARLY", "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=13", "FREQ=WEEKLY;INTERVAL=-1", "FREQ=WEEKLY;COUNT=0", "FREQ=WEEKLY;COUNT=99999999",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20280101", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=",
        "FREQ=MONTHLY;BYDAY=+MO", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=WEEKLY;BYMONTHDAY=3", "FREQ=MONTHLY;BYSETPOS=1", "FREQ=WEEKLY;BYHOUR=1,2",
        "FREQ=WEEKLY;BYSECOND=1", "FREQ=WEEKLY;FREQ=WEEKLY", "FREQ=WEEKLY;;", "FREQ=WEEKLY;UNTIL=20269999",
        "FREQ=WEEKLY;UNTIL=00010101", "FREQ=WEEKLY;UNTIL=tomorrow", "FREQ=WEEKLY;UNTIL=99991231T235959Z",
        "FREQ=WEEKLY;INTERVAL=\u0662", "FREQ=WEEKLY\nDTSTART:19700101T000000", "FREQ=WEEKLY;WKST=SU",
        "FREQ=WEEKLY;BYDAY=" + ",".join(["MO"] * 500), "A" * 100_000,
        "FREQ=MONTHLY;BYMONTHDAY=30,31;BYDAY=1MO", "FREQ=WEEKLY;UNTIL=20200101",
    ],
)  # fmt: skip
def test_other_rules_are_refused_in_plain_words(hostile: str) -> None:
    with pytest.raises(ChatUnclear) as refused:
        checked_rule(hostile, "2026-12-07T19:00", BERLIN)
    assert refused.value.field == "rule"
    assert "Please choose" in str(refused.value)


def test_a_rule_from_a_calendar_program_is_read_as_it_was_meant() -> None:
    assert checked_rule("RRULE:freq=monthly;byday=2TU;count=5", "2026-12-08T19:00", BERLIN) == (
        "FREQ=MONTHLY;BYDAY=2TU;COUNT=5"
    )
    assert first_of("FREQ=WEEKLY;BYDAY=TH", "2026-12-07T19:00") == "2026-12-10T19:00"


def test_a_rule_that_never_comes_true_is_looked_at_for_two_years_and_no_longer() -> None:
    assert first_of("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30", "2027-02-01T19:00") is None
    assert first_of("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=29", "2027-02-01T19:00") == "2028-02-29T19:00"
