"""When something happened, in words as coarse as the reader's place asks for."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from alongside.fragments.times import for_member, for_stranger

NOW = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)  # a Wednesday
TODAY = NOW.date()
MADRID = ZoneInfo("Europe/Madrid")


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(0), "this week"),
        (timedelta(days=2), "this week"),
        (timedelta(days=3), "last week"),
        (timedelta(days=10), "this month"),
        (timedelta(days=20), "last month"),
        (timedelta(days=60), "this year"),
        (timedelta(days=90), "last year"),
        (timedelta(days=800), "in 2024"),
    ],
)
def test_a_stranger_learns_the_week_and_no_stamp(ago: timedelta, words: str) -> None:
    said = for_stranger(NOW - ago, today=TODAY, zone=MADRID)
    assert (said.words, said.stamp) == (words, None)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 3, 18, 8, 5, tzinfo=UTC), "today, 9:05 a.m."),
        (datetime(2026, 3, 17, 22, 30, tzinfo=UTC), "yesterday, 11:30 p.m."),
        (datetime(2026, 3, 14, 9, 0, tzinfo=UTC), "Saturday, 10 a.m."),
        (datetime(2026, 3, 2, 9, 0, tzinfo=UTC), "March 2"),
        (datetime(2024, 3, 2, 9, 0, tzinfo=UTC), "March 2, 2024"),
    ],
)
def test_a_member_learns_the_minute_in_their_own_zone(at: datetime, words: str) -> None:
    assert for_member(at, today=TODAY, zone=MADRID).words == words


def test_midnight_is_the_members_own() -> None:
    late = datetime(2026, 3, 17, 23, 30, tzinfo=UTC)
    assert for_member(late, today=TODAY, zone=MADRID).words.startswith("today")
    assert for_member(late, today=TODAY, zone=ZoneInfo("UTC")).words.startswith("yesterday")


def test_a_stamp_is_never_finer_than_a_minute() -> None:
    at = datetime(2026, 3, 18, 8, 5, 59, 999999, tzinfo=UTC)
    assert for_member(at, today=TODAY, zone=MADRID).stamp == "2026-03-18T09:05+01:00"


def test_a_clock_that_ran_ahead_still_gives_words() -> None:
    assert for_member(NOW + timedelta(minutes=3), today=TODAY, zone=MADRID).words == "today, 1:03 p.m."
    assert for_member(NOW + timedelta(days=2), today=TODAY, zone=MADRID).words == "March 20"
    assert for_stranger(NOW + timedelta(days=2), today=TODAY, zone=MADRID).words == "this week"
