"""A doorway says how long a first question usually waits, from what really happened."""

from datetime import timedelta

from alongside.core import clock
from alongside.threads.waits import measure_waits
from alongside.threads.withdraw import set_removed
from tests.web.as_person import client_of
from tests.world import World


def doorway(world: World) -> str:
    measure_waits()
    return client_of(None).get(f"/c/{world.kitchen.public_id}/").content.decode()


def test_an_answer_by_somebody_else_ends_the_wait_and_ones_own_does_not(world: World) -> None:
    assert "Nobody has asked anything here lately" in doorway(world)
    now = clock.now()
    clock.set_clock(lambda: now - timedelta(hours=30))
    thread = world.thread(by="nora")
    world.answer(thread, by="nora")
    clock.set_clock(lambda: now - timedelta(hours=27))
    answer = world.answer(thread, by="ben")
    clock.set_clock(lambda: now)
    assert "within a few hours" in doorway(world)
    set_removed(answer, True)
    assert "within a few days" in doorway(world)


def test_what_nobody_answers_counts_as_a_wait_until_now(world: World) -> None:
    now = clock.now()
    clock.set_clock(lambda: now - timedelta(days=9))
    world.thread(by="nora")
    clock.set_clock(lambda: now)
    assert "longer than a few days" in doorway(world)
    clock.set_clock(lambda: now + timedelta(days=120))
    assert "Nobody has asked anything here lately" in doorway(world)
