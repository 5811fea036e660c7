"""The words around waiting: plain, without minutes, counts or blame."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from alongside.fragments.waiting import expected_wait, fit_words, since_words

NOW = datetime(2026, 11, 25, 20, 30, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(minutes=50), "for a little while"),
        (timedelta(hours=2), "since this evening"),
        (timedelta(hours=6), "since this afternoon"),
        (timedelta(hours=12), "since this morning"),
        (timedelta(hours=18), "since last night"),
        (timedelta(hours=23), "since yesterday"),
        (timedelta(days=3), "since Sunday"),
        (timedelta(days=9), "for more than a week"),
        (timedelta(days=30), "for some weeks"),
    ],
)
def test_since_when_is_said_as_people_say_it(ago: timedelta, words: str) -> None:
    assert since_words(NOW - ago, now=NOW, zone=UTC) == words


def test_it_is_the_readers_own_day_that_counts() -> None:
    assert since_words(NOW - timedelta(hours=2), now=NOW, zone=ZoneInfo("Asia/Tokyo")) == "since last night"


@pytest.mark.parametrize(
    ("hours", "back", "words"),
    [
        (1, None, "People here usually answer within an hour."),
        (10, timedelta(0), "People here usually answer within half a day."),
        (
            10,
            timedelta(hours=10),
            "Nobody is on duty just now. It may take until tomorrow morning. "
            "People here usually answer within half a day.",
        ),
        (None, timedelta(hours=2), "Nobody is on duty just now. It may take until this evening."),
        (None, timedelta(hours=20), "Nobody is on duty just now. It may take until tomorrow."),
        (None, timedelta(days=3), "Nobody is on duty just now. It may take until Saturday."),
    ],
)
def test_what_to_expect_is_what_happened_and_who_is_there(
    hours: int | None, back: timedelta | None, words: str
) -> None:
    assert expected_wait(hours, back=None if back is None else NOW + back, now=NOW, zone=UTC) == words


def test_why_one_may_be_the_one_is_said_once() -> None:
    assert fit_words(["salt", "night"], ["lives_with"]) == "Writes about salt and night, as you said you know."
    assert fit_words([], ["lost_someone"]) == "Lost someone, as you did."
    assert fit_words([], []) == ""
