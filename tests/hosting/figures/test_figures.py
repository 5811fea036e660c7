"""The figures say how newcomers fared, as it was, and single nobody out."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.core import clock
from alongside.core.errors import NotFound
from alongside.core.jobs import run_until_empty
from alongside.hosting.figures.figures import figures_by, figures_of, percentile
from alongside.memberships.errors import NotHost
from alongside.threads.withdraw import withdraw
from tests import moments
from tests.world import World


@pytest.fixture(autouse=True)
def _a_monday() -> None:
    clock.set_clock(lambda: datetime(2026, 3, 2, 9, tzinfo=UTC))


def later(hours: float) -> None:
    """Let so much time go by, with what follows from what was said."""
    run_until_empty()
    moments.later(hours=hours)


def test_a_newcomer_who_is_answered_counts_and_so_does_one_who_waits(world: World) -> None:
    first = world.post(by="nora", text="Hello. I am new, and afraid of Tuesday.")
    later(3)
    world.answer(first.thread, "So was I. It got easier for me after the second time.", by="mia")
    world.post(title="Salt", by="ben", text="What do you use instead of salt?")
    later(60)
    found = figures_of(world.kitchen)
    assert (found.newcomers, found.answered, found.in_time) == (2, 1, 1)
    assert found.median == timedelta(hours=3)
    assert found.ninetieth == timedelta(hours=60)
    assert (found.waiting, found.longest) == (1, timedelta(hours=60))
    assert (found.by_support, found.by_links) == (1, 0)
    assert found.share_answered == 0.5


def test_who_takes_the_words_back_no_longer_waits(world: World) -> None:
    post = world.post(by="nora")
    later(1)
    withdraw(post, by=world.nora)
    later(1)
    found = figures_of(world.kitchen)
    assert (found.newcomers, found.waiting, found.longest) == (0, 0, None)


def test_whoever_wrote_an_hour_ago_is_not_counted_against_anybody(world: World) -> None:
    world.post(by="nora")
    later(1)
    found = figures_of(world.kitchen)
    assert found.still_early == 1
    assert found.share_answered is None


def test_an_answer_that_is_hardly_more_than_a_link_counts_as_that(world: World) -> None:
    thread = world.thread(by="nora")
    later(1)
    world.answer(thread, "https://example.org/scans", by="ben")
    later(1)
    found = figures_of(world.kitchen)
    assert (found.by_support, found.by_links) == (0, 1)


def test_in_a_small_community_nobody_is_the_busiest(world: World) -> None:
    world.thread()
    assert figures_of(world.kitchen).top_share is None


def test_figures_are_for_hosts_alone(world: World) -> None:
    assert figures_by(world.mia, world.kitchen).newcomers == 0
    with pytest.raises(NotHost):
        figures_by(world.ben, world.kitchen)
    with pytest.raises(NotFound):
        figures_by(world.nobody, world.kitchen)


@pytest.mark.parametrize(("waits", "percent", "found"), [([1, 2, 3, 4], 50, 2), ([1, 2, 3, 4], 90, 4), ([5], 90, 5)])
def test_the_percentile_is_the_nearest_rank(waits: list[int], percent: int, found: int) -> None:
    assert percentile([timedelta(hours=wait) for wait in waits], percent) == timedelta(hours=found)
    assert percentile([], percent) is None
