"""A day as people write it."""

from datetime import date

import pytest

from alongside.mail.act.days import find_day
from alongside.mail.asking.yes_and_no import says_no, says_yes

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("pause until 3 May", date(2027, 5, 3)),
        ("until May 3rd please", date(2027, 5, 3)),
        ("hasta el 3 de mayo", date(2027, 5, 3)),
        ("until 2027-01-15", date(2027, 1, 15)),
        ("bis 24.12.", date(2026, 12, 24)),
        ("until 1 Dec", date(2026, 12, 1)),
        ("for two weeks", date(2026, 12, 6)),
        ("por 3 semanas", date(2026, 12, 13)),
        ("dos semanas", date(2026, 12, 6)),
        ("quince días, por favor", date(2026, 12, 7)),
        ("un mes", date(2026, 12, 22)),
        ("hasta el 1º de enero", date(2027, 1, 1)),
        ("10 days", date(2026, 12, 2)),
        ("a month", date(2026, 12, 22)),
    ],
)
def test_a_day_is_found_however_it_is_written(text, day):
    assert find_day(text, today=TODAY) == day


@pytest.mark.parametrize("text", ["please pause", "until 31 February", "until 2026-01-01", "3 marbles", ""])
def test_what_names_no_day_to_come_names_none(text):
    assert find_day(text, today=TODAY) is None


def test_yes_and_no_are_the_first_word_and_nothing_else():
    assert says_yes("Yes, please.")
    assert says_yes(" ¡Sí!")
    assert says_yes("Si\u0301, por favor")  # its accent as a sign of its own, as some phones write it
    assert not says_yes("Sí, pero no lo publiques")
    assert says_no("no thank you")
    assert not says_yes("I am away until Monday. Yes, really.")
    assert not says_yes("")
    assert not says_no("nobody")
