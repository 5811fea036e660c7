"""Two do something in a chat at the same moment: it happens once, and nothing is between two states."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from alongside.chats.hour.ahead import write_ahead
from alongside.chats.hour.ask import ask, ask_questions
from alongside.chats.hour.begin import begin
from alongside.chats.hour.end import end_hour, end_hours
from alongside.chats.hour.here import say_here
from alongside.chats.hour.say import say
from alongside.chats.models import Ahead, Chat, Here, State
from alongside.chats.questions import set_questions
from alongside.core.errors import Refused
from alongside.core.jobs import run_until_empty
from alongside.threads.models import Post
from alongside.threads.saying import Words
from tests.chats.evenings import evening
from tests.chats.hour.rooms import begun, now, question, texts
from tests.moments import at
from tests.world import World, build_world

pytestmark = pytest.mark.django_db(transaction=True)

TURNS = 4  # each race is run a few times: threads meet in another way each time


def at_once(*verbs: Callable[[], object]) -> list[str]:
    """Do each in a thread of its own, as close together as threads go; what each ended in."""
    ends, together = [""] * len(verbs), threading.Barrier(len(verbs))

    def run(place: int, verb: Callable[[], object]) -> None:
        together.wait()
        try:
            verb()
            ends[place] = "done"
        except Refused:
            ends[place] = "refused"
        except Exception as error:
            ends[place] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, verb)) for place, verb in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_begun_by_two_hosts_and_the_clock_a_chat_begins_once() -> None:
    world = build_world()
    chat = evening(world)
    at(chat.begins)
    ada, mia = world.ada, world.mia
    ends = at_once(lambda: begin(chat, by=ada), lambda: begin(chat, by=mia), lambda: begin(chat))
    assert set(ends) == {"done"}
    assert len(texts(chat)) == 1


def test_a_question_is_asked_once_whoever_asks_it_and_whatever_is_said_of_it_meanwhile() -> None:
    world = build_world()
    chat = begun(world)
    ada, mia, ben, first = world.ada, world.mia, world.ben, question(chat)
    at_once(
        lambda: ask(first, by=ada), lambda: ask(first, by=mia), ask_questions,
        lambda: set_questions(chat, [("What helps you at night?", 5), ("Said otherwise", None)], by=mia),
        lambda: say(chat, by=ben, words=Words("Hello."), question=None),
    )  # fmt: skip
    assert texts(chat).count("What helps you at night?") == 1
    assert [question(chat, number).text for number in (1, 2)] == ["What helps you at night?", "Said otherwise"]


def test_an_answer_ahead_is_a_line_or_still_its_authors_when_its_question_is_asked_that_moment() -> None:
    world = build_world()
    chat = begun(world)
    ada, ben, first = world.ada, world.ben, question(chat)
    write_ahead(first, by=ben, words=Words("Written before."))
    at_once(lambda: ask(first, by=ada), lambda: write_ahead(first, by=ben, words=Words("Written anew.")))
    run_until_empty()
    assert not Ahead.objects.exists()
    assert len([text for text in texts(chat) if text.startswith("Written")]) == 1


def test_in_the_moment_in_which_the_hour_ends_nobody_stays_in_the_room_and_no_line_is_lost() -> None:
    world = build_world()
    for _turn in range(TURNS):
        _ends_amid_words(world, begun(world))


def _ends_amid_words(world: World, chat: Chat) -> None:
    ada, mia, ben, nora = world.ada, world.mia, world.ben, world.nora
    ends = at_once(
        lambda: end_hour(chat, by=ada), lambda: end_hour(chat, by=mia), end_hours,
        lambda: say_here(chat, by=ben), lambda: say_here(chat, by=nora),
        lambda: say(chat, by=ben, words=Words("Good night."), question=None),
    )  # fmt: skip
    assert ends[:3] == ["done"] * 3
    assert set(ends[3:5]) <= {"done", "refused"}
    assert now(chat).state == State.SLOW
    assert not Here.objects.filter(chat=chat).exists()
    said = Post.objects.filter(thread=now(chat).thread, source="Good night.").count()
    assert (ends[5], said) == ("done", 1)
