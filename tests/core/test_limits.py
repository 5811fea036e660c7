"""Limits hold, pass with time, and keep nobody's name."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.core import clock
from alongside.core.errors import TooOften
from alongside.core.limits import spend
from alongside.core.models import Allowance
from alongside.core.once import find_once, remember_once


def knock(who: str = "heron@example.org") -> None:
    spend("knock", who, most=3, per=timedelta(hours=1), words="Wait a little.")


@pytest.mark.django_db
def test_three_an_hour_are_allowed_and_a_fourth_is_refused_in_plain_words() -> None:
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    clock.set_clock(lambda: at)
    for _time in range(3):
        knock()
    with pytest.raises(TooOften, match="Wait a little"):
        knock()
    knock("somebody else")
    clock.set_clock(lambda: at + timedelta(minutes=21))
    knock()
    with pytest.raises(TooOften):
        knock()


@pytest.mark.django_db
def test_a_limit_does_not_tell_who_reached_it() -> None:
    knock()
    assert "heron" not in str(Allowance.objects.values())


@pytest.mark.django_db
def test_what_was_done_once_is_found_by_the_same_one_alone() -> None:
    remember_once("form-1", "result", by="heron")
    assert find_once("form-1", by="heron") == "result"
    assert find_once("form-1", by="lily") is None
    assert find_once("", by="heron") is None
