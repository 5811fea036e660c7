"""A cursor opens for its own thread alone, and tells nothing."""

import pytest

from alongside.threads.cursor import Cursor, find_cursor, sealed_cursor

HERE, THERE = "a" * 26, "b" * 26


@pytest.fixture(autouse=True)
def _keys(db: None) -> None: ...


def test_a_cursor_says_how_far_its_thread_was_shown() -> None:
    cursor = Cursor(number=7, version=31, event=4_000_000_000)
    assert find_cursor(HERE, sealed_cursor(HERE, cursor)) == cursor


def test_another_threads_cursor_is_none() -> None:
    assert find_cursor(THERE, sealed_cursor(HERE, Cursor(7, 31, 9))) is None


@pytest.mark.parametrize("carried", ["", "x", "é", "a" * 59, "A" * 5000, "%00", "=" * 9])
def test_an_invented_cursor_is_none(carried: str) -> None:
    assert find_cursor(HERE, carried) is None


def test_two_cursors_of_one_moment_have_nothing_in_common_but_their_length() -> None:
    one, other = (sealed_cursor(HERE, Cursor(7, 31, 9)) for _ in range(2))
    assert one != other
    assert len(one) == len(other) == len(sealed_cursor(THERE, Cursor(70_000, 3, 2**40)))
