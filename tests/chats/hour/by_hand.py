"""A chat in its hour without turning the clock: hosts open the room a few minutes early."""

from datetime import timedelta
from typing import Any

from alongside.chats.hour.ask import ask
from alongside.chats.hour.begin import begin
from alongside.chats.hour.say import say
from alongside.chats.models import Chat, Question
from alongside.core import clock
from alongside.threads.saying import Words
from tests.chats.evenings import evening
from tests.world import World

SOON = timedelta(minutes=5)


def begun_by_hand(world: World, title: str = "How do you sleep?", **instead: Any) -> Chat:
    """A chat whose first question was asked, and answered by Lily."""
    soon = f"{clock.now() + SOON:%Y-%m-%dT%H:%M}"
    planned = {"title": title, "wall_begins": soon, "zone": "Etc/UTC", **instead}
    chat = begin(evening(world, **planned), by=world.ada)
    question = Question.objects.select_related("chat").get(chat=chat, number=1)
    ask(question, by=world.ada)
    say(chat, by=world.ben, words=Words("A cup of tea."), question=question)
    return chat
