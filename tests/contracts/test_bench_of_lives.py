"""What the bench says of live chats is worth something only if it notices a line that is lost, doubled or leaked."""

from array import array
from dataclasses import dataclass

import pytest

from bench.live_arrived import account_for
from bench.words import line_of, number_in

SAID = {1: 10.0, 2: 11.0, 3: 12.0}


@dataclass
class Listened:
    """A listener who has these lines, each 50 ms after it was said, and listened since a moment."""

    came: array[int]
    times: array[float]
    since: array[float]
    cuts: int = 0


def listened(*numbers: int, since: float = 0.0) -> Listened:
    moments = [SAID[number] + 0.05 for number in numbers]
    return Listened(array("i", numbers), array("d", moments), array("d", [since] * len(numbers)))


def test_lines_that_came_once_each_are_all_well() -> None:
    found = account_for([listened(1, 2, 3), listened(1, 2)], SAID, {1: {3}})
    assert (found["lost"], found["doubled"], found["leaked"], found["arrived"]) == (0, 0, 0, 5)
    assert found["p50"] == pytest.approx(50)


@pytest.mark.parametrize(
    ("numbers", "wrong"), [((1, 3), "lost"), ((1, 2, 2, 3), "doubled"), ((), "lost"), ((3, 1, 2), "")]
)
def test_what_went_wrong_with_one_of_many_is_found(numbers: tuple[int, ...], wrong: str) -> None:
    found = account_for([listened(1, 2, 3)] * 20 + [listened(*numbers)], SAID, {})
    assert {name for name in ("lost", "doubled", "leaked") if found[name]} == ({wrong} if wrong else set())


def test_a_line_of_somebody_blocked_that_came_all_the_same_is_found() -> None:
    assert account_for([listened(1, 2, 3)], SAID, {0: {2}})["leaked"] == 1


def test_a_line_that_was_said_while_one_was_away_counts_as_caught_up_and_not_as_late() -> None:
    found = account_for([listened(1, 2, 3, since=11.5)], SAID, {})
    assert (found["caught_up"], found["lost"]) == (2, 0)


def test_a_line_is_known_by_its_word_wherever_it_stands() -> None:
    assert number_in(b"event: post\ndata: <p>" + line_of(207).encode() + b"</p>") == 207
    assert number_in(b": still here\nid: zq") == -1
