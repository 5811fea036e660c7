"""No page that is opened often looks through a whole table or sorts it: SQLite says beforehand how it will look.

Without statistics SQLite plans by the indexes alone, so that a small database shows what a large one would do.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from alongside.core.jobs import run_until_empty
from alongside.threads.follow import follow
from tests.web.threads.browsing import browse
from tests.world import World

# Not tables: whoever may be told, a community's newest conversations, and what the look-up of words found.
SMALL = {"w", "n", "search_foundby_words", "CONSTANT"}
# What is sorted here is a few rows by nature: greeters on a doorway, what one reader is told, one's own words to hosts.
SORTS_A_FEW = ("memberships_membership", "notify_notice n", "hosting_case k", ") near JOIN")

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


def test_a_reply_and_what_follows_from_it_find_their_rows_by_indexes(world: World) -> None:
    thread = world.thread("Potatoes", "Some words")
    follow(thread, by=world.nora)
    with statements() as asked:
        world.answer(thread, "Other words for @Maple")
        run_until_empty()
    assert len(asked) > 12
    assert {sql: found for sql, values in asked if (found := troubles(sql, values))} == {}
