"""Whom to ask: there, near to what was said, and not asked lately; a pure choice that is always the same."""

from datetime import UTC, datetime

import pytest

from alongside.hosting.welcome.matching import MOST_A_DAY, Candidate, Waiting, speaks, stems_of, whom_to_ask

SAID = Waiting(frozenset({"lives_with"}), "en", stems_of("My first dialysis is on Monday and I am afraid.", "en"))


def test_a_few_are_asked_and_never_everybody() -> None:
    assert whom_to_ask(SAID, [Candidate(alias) for alias in range(1, 50)]) == [1, 2, 3]


def test_who_knows_what_the_post_speaks_of_comes_before_who_lives_the_same() -> None:
    knows = Candidate(3, stems=stems_of("dialysis at night", "en"))
    lives = Candidate(2, tells=frozenset({"lives_with"}))
    both = Candidate(4, tells=frozenset({"lives_with"}), stems=stems_of("Dialysis", "en"))
    assert whom_to_ask(SAID, [Candidate(1), lives, knows, both], most=4) == [4, 3, 2, 1]


def test_who_is_on_duty_comes_first_and_who_sleeps_is_left_alone() -> None:
    sleeps = Candidate(1, is_awake=False, stems=stems_of("dialysis", "en"))
    on_duty = Candidate(3, is_awake=False, is_on_duty=True)
    assert whom_to_ask(SAID, [sleeps, Candidate(2), on_duty]) == [3, 2]


def test_the_load_goes_round() -> None:
    asked = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 9, tzinfo=UTC)
    lately, before = Candidate(1, asked_last=asked[1]), Candidate(2, asked_last=asked[0])
    often = Candidate(4, asked_this_week=4, stems=SAID.stems)
    assert whom_to_ask(SAID, [lately, before, Candidate(3), often], most=4) == [3, 2, 1, 4]
    assert whom_to_ask(SAID, [Candidate(1, asked_today=MOST_A_DAY), Candidate(2)]) == [2]


def test_nobody_is_asked_twice_about_one_post() -> None:
    assert whom_to_ask(SAID, [Candidate(1), Candidate(2)], asked={1}) == [2]
    assert whom_to_ask(SAID, [Candidate(1)], most=0) == []


@pytest.mark.parametrize(
    ("languages", "language", "may"),
    [
        ({"en"}, "es", False),
        ({"es"}, "es-MX", True),
        (set(), "es", True),
        ({"en"}, "", True),
        ({"en", "es"}, "es", True),
    ],
)
def test_only_who_reads_a_language_is_asked_about_words_in_it(languages: set[str], language: str, may: bool) -> None:
    assert speaks(languages, language) is may


def test_the_order_in_which_people_come_makes_no_difference() -> None:
    people = [Candidate(alias, asked_this_week=alias % 3) for alias in range(9)]
    assert whom_to_ask(SAID, people) == whom_to_ask(SAID, reversed(people))


def test_words_of_any_talk_match_nothing_and_short_ones_that_say_much_do() -> None:
    assert not stems_of("I can help people with this and that", "en")
    assert stems_of("PD", "en") & stems_of("Ten years of PD.", "en")
    assert stems_of("diálisis", "es") & stems_of("Mañana empiezo la dialisis", "es")
