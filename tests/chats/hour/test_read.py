"""What a page shows of a chat: in the order in which it was said, by question, and only what the reader may meet."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.chats.hour.digest import digest_of
from alongside.chats.hour.read import Lines, lines, said_to
from alongside.chats.models import Chat
from alongside.memberships.models import Membership, Stage
from alongside.standing.distance import block
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.withdraw import withdraw
from tests.chats.evenings import alias_of, evening
from tests.chats.hour.rooms import begun, line, minutes, now, question
from tests.contracts.test_plans import statements, troubles
from tests.world import World


def said(found: Lines) -> list[tuple[str, int]]:
    """The first words of lines, and to which question they belong."""
    return [(each.post.html.removeprefix("<p>").partition("<")[0], each.question) for each in found.rows]


def talk(world: World) -> Chat:
    """Two questions, an answer to each, an answer to an answer, and a side remark."""
    chat = begun(world, 5, questions=(("One?", 5), ("Two?", 6)))
    tea = line(world, chat, "Tea.")
    minutes(1)
    line(world, chat, "Milk.", to=2)
    line(world, chat, "Hello all.", by="nora", to=0)
    reply(tea.thread, by=world.nora, words=Words("Which tea?"), answers=tea)
    return now(chat)


def test_all_lines_stand_in_the_order_in_which_they_were_said(world: World) -> None:
    found = lines(talk(world), world.mia)
    assert said(found) == [
        ("Come in and take a chair.", 0), ("One?", 1), ("Tea.", 1), ("Two?", 2), ("Milk.", 2), ("Hello all.", 0),
        ("Which tea?", 1),
    ]  # fmt: skip
    assert [each.asks for each in found.rows] == [0, 1, 0, 2, 0, 0, 0]
    assert [each.is_welcome for each in found.rows][:2] == [True, False]
    assert (found.has_earlier, found.has_later, found.first, found.last) == (False, False, 1, 7)


def test_one_question_has_its_lines_and_what_answers_them(world: World) -> None:
    chat = talk(world)
    assert said(lines(chat, world.mia, question=1)) == [("Tea.", 1), ("Which tea?", 1)]
    assert said(lines(chat, world.mia, question=2)) == [("Milk.", 2)]
    assert said(lines(chat, world.mia, question=0)) == [("Hello all.", 0)]
    assert said(lines(chat, world.mia, question=9)) == []
    assert said(said_to(chat, 1, world.mia)) == [("Tea.", 1), ("Which tea?", 1)]


def test_a_page_at_a_time_backwards_and_forwards(world: World) -> None:
    chat = talk(world)
    newest = lines(chat, world.mia, most=3)
    assert ([number for _text, number in said(newest)], newest.has_earlier) == ([2, 0, 1], True)
    before = lines(chat, world.mia, before=newest.first, most=3)
    assert ([each.post.number for each in before.rows], before.has_earlier, before.has_later) == ([2, 3, 4], True, True)
    after = lines(chat, world.mia, after=before.last, most=2)
    assert ([each.post.number for each in after.rows], after.has_earlier, after.has_later) == ([5, 6], True, True)
    assert lines(chat, world.mia, after=7).rows == ()
    first = said_to(chat, 1, world.mia, most=1)
    assert first.has_later
    assert said(said_to(chat, 1, world.mia, after=first.last)) == [("Which tea?", 1)]


def test_strangers_and_members_of_elsewhere_read_nothing(world: World) -> None:
    chat = talk(world)
    for who in (world.nobody, world.otto, world.viewer("ada", world.garden)):
        assert lines(chat, who).rows == ()
        assert said_to(chat, 1, who).rows == ()
    assert lines(evening(world, title="Another"), world.mia).rows == ()


def test_whom_one_blocked_says_nothing_and_a_question_of_theirs_stays(world: World) -> None:
    chat = talk(world)
    block(alias_of(world, "ben"), by=world.mia)
    block(alias_of(world, "ada"), by=world.mia)
    assert said(lines(chat, world.mia)) == [("One?", 1), ("Two?", 2), ("Hello all.", 0), ("Which tea?", 1)]
    assert said(said_to(chat, 1, world.mia)) == [("Which tea?", 1)]
    assert len(lines(chat, world.ben).rows) == 7


def test_what_waits_for_a_host_is_there_for_its_author_and_hosts_alone(world: World) -> None:
    chat = begun(world, 5)
    Membership.objects.filter(pk=world.nora.alias_id).update(stage=Stage.NEW)
    line(world, chat, "My first.", by="nora")
    for who, count in (("nora", 1), ("mia", 1), ("ben", 0)):
        assert len(lines(chat, world.viewer(who), question=1).rows) == count
        assert len(said_to(chat, 1, world.viewer(who)).rows) == 0


def test_what_was_taken_back_says_so_among_the_lines_and_is_not_what_was_said(world: World) -> None:
    chat = begun(world, 5)
    withdraw(line(world, chat), by=world.ben)
    assert lines(chat, world.mia, question=1).rows[0].post.withdrawn
    assert said_to(chat, 1, world.mia).rows == ()


@pytest.mark.parametrize("many", [3, 60])
def test_a_page_reads_in_few_statements_however_much_was_said(world: World, many: int) -> None:
    chat = begun(world, 5)
    for number in range(many):
        line(world, chat, f"Line {number}.", by=("ben", "nora")[number % 2], to=number % 2)
    mia = world.mia
    for read, most in (
        (lambda: lines(chat, mia), 1), (lambda: lines(chat, mia, question=1), 2),
        (lambda: said_to(chat, 1, mia), 2), (lambda: digest_of(chat, mia), 1),
    ):  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            read()
        assert len(asked) <= most


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="plans are read as SQLite words them")
def test_every_page_of_lines_is_found_by_indexes(world: World) -> None:
    chat, mia = talk(world), world.mia
    with statements() as asked:
        lines(chat, mia)
        lines(chat, mia, before=5)
        lines(chat, mia, after=3)
        lines(chat, mia, question=1)
        lines(chat, mia, question=0)
        said_to(chat, 1, mia)
    found = {sql: found for sql, values in asked if (found := troubles(sql, values))}
    assert [step for steps in found.values() for step in steps if step.startswith("SCAN")] == []
    assert question(chat).post
