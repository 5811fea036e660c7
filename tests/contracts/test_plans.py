"""No page that is opened often looks through a whole table or sorts it: SQLite says beforehand how it will look.

Without statistics SQLite plans by the indexes alone, so that a small database shows what a large one would do.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from alongside.core.jobs import run_until_empty
from alongside.hosting.access import waiting_by
from alongside.hosting.duty.hand_over import hand_over
from alongside.hosting.worry import worry
from alongside.threads.follow import follow
from tests.web.threads.browsing import browse
from tests.world import World

# Not tables: whoever may be told, a community's newest conversations, the one who waits longest and oneself if one
# waits, one's newest card, and what the look-up of words found.
SMALL = {"w", "n", "waiting", "own", "newest", "search_foundby_words", "CONSTANT"}
# What is sorted here is a few rows by nature: greeters on a doorway, what one reader is told, one's own words to hosts,
# threads in which something was said since hosts last had read everything.
SORTS_A_FEW = ("memberships_membership", "notify_notice n", "hosting_case k", ") near JOIN", '"pinned" IN (')

pytestmark = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="plans are read as SQLite words them")


@contextmanager
def statements() -> Iterator[list[tuple[str, Any]]]:
    """Every statement that is run inside, with its values."""
    found: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().startswith(("SELECT", "UPDATE", "INSERT", "DELETE")) and not many:
            found.append((sql, values))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(note):
        yield found


def troubles(sql: str, values: Any) -> list[str]:
    """What SQLite would have to do that grows with a table."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        plan = [row[3] for row in cursor.fetchall()]
    scans = [step for step in plan if step.startswith("SCAN ") and not set(step.split()) & SMALL]
    sorts = [step for step in plan if "TEMP B-TREE FOR ORDER BY" in step and not any(few in sql for few in SORTS_A_FEW)]
    return scans + sorts


PAGES = ("/t/{thread}/", "/c/{kitchen}/", "/c/{kitchen}/doorway/", "/today/", "/c/{kitchen}/search/?q=words")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_finds_what_it_shows_by_indexes(world: World, path: str) -> None:
    thread = world.thread("Potatoes", "Some words")
    world.answer(thread, "Other words")
    run_until_empty()
    nora = browse(world, "nora")
    nora.get(path := path.format(thread=thread.public_id, kitchen=world.kitchen.public_id))
    with statements() as asked:
        nora.get(path)
    assert {sql: found for sql, values in asked if (found := troubles(sql, values))} == {}


HOSTS_PAGES = ("", "cases/", "cases/{case}/", "new/", "duty/")


@pytest.mark.parametrize("path", HOSTS_PAGES)
def test_a_page_of_the_hosts_finds_what_it_shows_by_indexes(world: World, path: str) -> None:
    post = world.answer(world.thread("Potatoes", "Some words"), "Other words")
    case = worry(by=world.nora, reason="unsure", words="Not sure.", post=post)
    hand_over("Fern waits.", by=world.mia)
    mia = browse(world, "mia")
    mia.get(path := f"/c/{world.kitchen.public_id}/hosts/{path.format(case=case.public_id)}")
    with statements() as asked:
        mia.get(path)
    assert {sql: found for sql, values in asked if (found := troubles(sql, values))} == {}


def test_the_queue_of_cases_is_read_in_its_order_from_one_index(world: World) -> None:
    with statements() as asked:
        list(waiting_by(world.mia)[:30])
    sql, values = asked[-1]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        plan = [row[3] for row in cursor.fetchall()]
    assert any("hosting_by_urgency" in step for step in plan)
    assert not any("TEMP B-TREE" in step for step in plan)


def test_a_reply_and_what_follows_from_it_find_their_rows_by_indexes(world: World) -> None:
    thread = world.thread("Potatoes", "Some words")
    follow(thread, by=world.nora)
    with statements() as asked:
        world.answer(thread, "Other words for @Maple")
        run_until_empty()
    assert len(asked) > 12
    assert {sql: found for sql, values in asked if (found := troubles(sql, values))} == {}
