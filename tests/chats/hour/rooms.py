"""A chat under way, for tests: the clock goes on as the test says, and what is due is done."""

from typing import Any

from alongside.chats.hour.ask import ask_questions
from alongside.chats.hour.begin import begin_chats
from alongside.chats.hour.end import end_hours, end_slow_lanes
from alongside.chats.hour.say import say
from alongside.chats.models import Chat, Question
from alongside.core.jobs import enqueue, run_until_empty
from alongside.core.writing import writing
from alongside.threads.models import Post
from alongside.threads.saying import Words
from tests.chats.evenings import evening
from tests.moments import at, later
from tests.world import World

CLOCKS = (begin_chats, ask_questions, end_hours, end_slow_lanes)


def tick() -> None:
    """What the worker does every few minutes: whatever is due."""
    with writing():
        for job in CLOCKS:
            enqueue(job, key=job.name)
    run_until_empty()


def minutes(much: float) -> None:
    """So many minutes go by, and what became due is done."""
    later(minutes=much)
    run_until_empty()


def begun(world: World, minute: float = 0, **instead: Any) -> Chat:
    """A chat whose hour is so many minutes old."""
    chat = at_its_time(evening(world, **instead))
    if minute:
        minutes(minute)
    return now(chat)


def at_its_time(chat: Chat) -> Chat:
    """The hour of this chat begins."""
    at(chat.begins)
    run_until_empty()
    return now(chat)


def slow(world: World, **instead: Any) -> Chat:
    """A chat in its slow lane."""
    chat = begun(world, 30, **instead)
    minutes(31)
    return now(chat)


def over(chat: Chat) -> Chat:
    """The slow lane of this chat ends."""
    assert chat.slow_until is not None
    at(chat.slow_until)
    run_until_empty()
    return now(chat)


def now(chat: Chat) -> Chat:
    """The chat as it is now."""
    return Chat.objects.select_related("thread", "community", "pinned").get(pk=chat.pk)


def question(chat: Chat, number: int = 1) -> Question:
    """One of its questions, as it is now."""
    return Question.objects.select_related("post", "chat").get(chat=chat, number=number)


def line(world: World, chat: Chat, text: str = "A cup of tea.", by: str = "ben", to: int = 1, **how: Any) -> Post:
    """What somebody says to a question; 0 is a side remark."""
    asked = question(chat, to) if to else None
    return say(chat, by=world.viewer(by), words=Words(text, **how), question=asked)


def texts(chat: Chat) -> list[str]:
    """Everything in its thread, in order."""
    posts = Post.objects.filter(thread=now(chat).thread).order_by("number")
    return list(posts.values_list("source", flat=True))
