"""Whatever interrupts a clock's job, at any statement, the next run ends it: nothing is twice, nothing is lost."""

from collections.abc import Callable
from typing import Any

from django.db import connection

from alongside.chats.hour.ahead import share_ahead, write_ahead
from alongside.chats.hour.ask import ask_questions
from alongside.chats.hour.begin import begin_chats
from alongside.chats.hour.end import end_hours, end_slow_lanes
from alongside.chats.hour.voices import leave_me_out, leave_out_all
from alongside.chats.models import Ahead, Chat, State
from alongside.core.models import EventRow, JobRow
from alongside.threads.models import Post
from alongside.threads.saying import Words
from tests.chats.evenings import evening
from tests.chats.hour.rooms import begun, line, now, question, texts
from tests.moments import at, later
from tests.world import World

EVERY = 2  # every second statement that writes: neighbours are in one transaction
WRITES = ("INSERT", "UPDATE", "DELETE")


class Interrupted(BaseException):
    """The power goes."""


class Power:
    """Goes at one statement that writes, counted from the first."""

    def __init__(self, left: int) -> None:
        self.left = left

    def __call__(self, execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().startswith(WRITES):
            if self.left == 0:
                raise Interrupted
            self.left -= 1
        return execute(sql, values, many, context)


def interrupted(job: Callable[[], None], statement: int) -> bool:
    """Run it until this statement; false when it ended before."""
    power = Power(statement)
    try:
        with connection.execute_wrapper(power):
            job()
    except Interrupted:
        return True
    return False


def all_ways(scene: Callable[[], Chat], job: Callable[[Chat], None], holds: Callable[[Chat], None]) -> None:
    """Interrupt the job at every few statements, run it twice more, and look at what there is."""
    statement, goes_on = 0, True
    while goes_on:
        chat = scene()
        goes_on = interrupted(lambda chat=chat: job(chat), statement)  # type: ignore[misc]
        for _again in range(2):
            job(chat)
        holds(now(chat))
        Chat.objects.filter(pk=chat.pk).update(state=State.CALLED_OFF)  # the next scene is another one's
        JobRow.objects.all().delete()
        statement += EVERY
    assert statement > EVERY, "it wrote nothing"


def test_a_chat_begins_once(world: World) -> None:
    def scene() -> Chat:
        chat = evening(world, welcome="Come in.")
        at(chat.begins)
        return chat

    def holds(chat: Chat) -> None:
        assert (chat.state, texts(chat)) == (State.LIVE, ["Come in."])
        assert EventRow.objects.filter(name="ChatBegan", ids={"chat": chat.pk}).count() == 1

    all_ways(scene, lambda _chat: begin_chats(), holds)


def test_questions_are_asked_once(world: World) -> None:
    def scene() -> Chat:
        chat = begun(world, questions=(("One?", 5), ("Two?", 5)))
        later(minutes=5)
        return chat

    def holds(chat: Chat) -> None:
        assert texts(chat)[1:] == ["One?", "Two?"]
        assert chat.current == question(chat, 2)
        assert JobRow.objects.filter(name=share_ahead.name).count() == 2

    all_ways(scene, lambda _chat: ask_questions(), holds)


def test_an_answer_written_ahead_is_one_line_or_still_its_authors(world: World) -> None:
    def scene() -> Chat:
        chat = evening(world, questions=(("One?", 0),))
        for name in ("ben", "nora"):
            write_ahead(question(chat), by=world.viewer(name), words=Words(f"By {name}."))
        at(chat.begins)
        begin_chats()
        ask_questions()
        return now(chat)

    def holds(chat: Chat) -> None:
        assert sorted(texts(chat)[2:]) == ["By ben.", "By nora."]
        assert not Ahead.objects.filter(question__chat=chat).exists()

    all_ways(scene, lambda chat: share_ahead(question=question(chat).pk), holds)


def test_the_hour_and_the_slow_lane_end_once_and_whoever_asked_is_left_out(world: World) -> None:
    def scene() -> Chat:
        chat = begun(world, 5, questions=(("One?", 0),))
        line(world, chat, "Mine."), line(world, chat, "Mine, too."), line(world, chat, "Nora's.", by="nora")
        leave_me_out(chat, by=world.ben)
        later(minutes=60)
        return chat

    def end(chat: Chat) -> None:
        end_hours()
        if now(chat).state == State.SLOW:
            at(now(chat).slow_until)  # type: ignore[arg-type]
        end_slow_lanes()
        for row in JobRow.objects.filter(name=leave_out_all.name):
            leave_out_all(**row.ids)

    def holds(chat: Chat) -> None:
        assert (chat.state, chat.last_number) == (State.OVER, 5)
        shown = Post.objects.filter(thread=chat.thread, withdrawn_at=None, number__gt=2)
        assert [post.source for post in shown] == ["Nora's."]
        for name in ("HourEnded", "ChatEnded"):
            assert EventRow.objects.filter(name=name, ids={"chat": chat.pk}).count() == 1

    all_ways(scene, end, holds)
