"""A doorway says how long a first question usually waits, from what really happened."""

from datetime import timedelta

from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.hosting.welcome.measure import ENOUGH, measure_waits
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.withhold import remove
from tests.web.as_person import client_of
from tests.web.threads.test_ceilings import newcomer
from tests.world import World


def doorway(world: World) -> str:
    run_until_empty()
    measure_waits()
    return client_of(None).get(f"/c/{world.kitchen.public_id}/").content.decode()


def test_an_answer_by_somebody_else_ends_the_wait_and_ones_own_does_not(world: World) -> None:
    assert "Nobody has asked anything here lately" in doorway(world)
    now = clock.now()
    clock.set_clock(lambda: now - timedelta(hours=30))
    thread = world.thread(by="nora")
    world.answer(thread, by="nora")
    clock.set_clock(lambda: now - timedelta(hours=27))
    answer = world.answer(thread, by="mia")
    clock.set_clock(lambda: now)
    assert "within a few hours" in doorway(world)
    remove(answer)
    assert "within a few days" in doorway(world)


def test_what_nobody_answers_counts_as_a_wait_until_now(world: World) -> None:
    now = clock.now()
    clock.set_clock(lambda: now - timedelta(days=9))
    world.thread(by="nora")
    clock.set_clock(lambda: now)
    assert "longer than a few days" in doorway(world)
    clock.set_clock(lambda: now + timedelta(days=120))
    assert "Nobody has asked anything here lately" in doorway(world)


def test_where_enough_people_came_lately_it_is_their_waits_that_count(world: World) -> None:
    now = clock.now()
    clock.set_clock(lambda: now - timedelta(hours=40))
    old = [world.thread(f"Question {number}", by="ada") for number in range(9)]
    for number in range(ENOUGH):
        reply(old[number], by=newcomer(world, number), words=Words("I am new."))
    clock.set_clock(lambda: now - timedelta(hours=39))
    for thread in old[:ENOUGH]:
        world.answer(thread, by="mia")
    clock.set_clock(lambda: now)
    assert "within an hour" in doorway(world)
