"""What was confirmed to somebody is there once, wherever the server was killed; what was not can be sent again."""

import random
import time
from collections.abc import Iterator

import pytest

from tests.long.dying import ORDER
from tests.long.mortal import Town, die_while_busy, new_town
from tests.long.writers import NoAnswer

# A boundary and how often it is passed unharmed. A job commits three times: claimed, effect, end.
BOUNDARIES = (
    "page before commit 0", "page after commit 0", "page before commit 1", "page after commit 1",
    "page before answer 0", "work before commit 0", "work after commit 0", "work before commit 1",
    "work after commit 1", "work before commit 2", "work after commit 2",
)  # fmt: skip
SHORT = ("page before commit 0", "page after commit 0", "work after commit 1")
KINDS = ("posts", "threads", "drafts", "members", "worries")


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with new_town(newcomers=len(BOUNDARIES) * len(KINDS)) as made:
        yield made


def died_at(town: Town, boundary: str, kind: str) -> bool:
    """Send one form with death waiting at a boundary; False when the form never comes there."""
    who, form = town.form(kind, town.writers[1])
    for path, fields in form.steps:
        who.token or who.take_token("/communities/found/")
        who.ask("POST", path, fields)
    form.steps = []
    (town.site.data / ORDER).write_text(boundary)
    try:
        town.send(who, form)
    except NoAnswer:
        town.come_back()
        return True
    assert town.site.process
    due = time.monotonic() + 1.5
    while boundary.startswith("work") and time.monotonic() < due:
        if town.site.process.poll() is not None:
            town.come_back()
            return True
        time.sleep(0.01)
    (town.site.data / ORDER).unlink(missing_ok=True)
    return False


def test_nothing_is_lost_or_doubled_at_a_boundary(town: Town) -> None:
    assert [boundary for boundary in SHORT if not died_at(town, boundary, "posts")] == []
    town.require_everything_once(patiently=False)


def test_nothing_is_lost_or_doubled_at_some_moments(town: Town) -> None:
    kill_at_moments(town, 3)
    town.require_everything_once(patiently=False)


@pytest.mark.long
def test_nothing_is_lost_or_doubled_at_any_boundary_of_any_form(town: Town) -> None:
    died = {(kind, boundary) for kind in KINDS for boundary in BOUNDARIES if died_at(town, boundary, kind)}
    print(f"\n{len(died)} deaths at named boundaries")
    assert {boundary for _kind, boundary in died} == set(BOUNDARIES)
    for kind in KINDS:  # each commits at least once, and is answered
        assert {(kind, "page before commit 0"), (kind, "page after commit 0"), (kind, "page before answer 0")} <= died
    town.require_everything_once()


@pytest.mark.long
def test_nothing_is_lost_or_doubled_at_two_hundred_moments(town: Town) -> None:
    kill_at_moments(town, 200)
    town.require_everything_once()


def kill_at_moments(town: Town, times: int) -> None:
    chance = random.Random(times)
    for _ in range(times):
        die_while_busy(town, chance)
        town.come_back()
        who, form = town.form("posts", town.writers[0])
        town.send(who, form)
        town.require_fresh(form)
    print(f"\n{times} deaths, {len(town.sent)} forms")
