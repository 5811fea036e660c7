"""A chat as it goes out by mail and comes back: a reminder, its questions, and Ben's answer with secrets around it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from alongside.chats.access import questions_of
from alongside.chats.call_off import after_all, call_off
from alongside.chats.hour.end import end_hour
from alongside.chats.hour.say import say
from alongside.chats.models import Chat
from alongside.chats.plan import Planned, plan
from alongside.core import clock
from alongside.core.jobs import run_until_empty
from alongside.core.worker import queue_often
from alongside.mailroom.tokens import question_tokens
from alongside.threads.saying import Words
from tests.world import World

SAID = (
    "canary-abendantwort. Or write to canary-adresse@example.org.\r\n\r\n"
    "On Sunday, Benedikt Klarname <canary-adresse@example.org> wrote:\r\n> canary-abendfrage\r\n"
)


def chat_by_mail(world: World, arrive: Callable[[str, str], None]) -> None:
    """Let an evening go by; `arrive` brings an answer of Ben's to an address of ours."""
    begins = (clock.now() + timedelta(hours=2)).replace(second=0, microsecond=0)
    asked = (("canary-abendfrage", 1),)
    said = Planned("canary-abendtitel", "canary-abendgruss", f"{begins:%Y-%m-%dT%H:%M}", "UTC", questions=asked)
    chat = plan(world.kitchen, said, by=world.ada)
    _it_is(begins - timedelta(minutes=59))
    call_off(chat, by=world.ada)
    _it_is(begins - timedelta(minutes=50))  # whoever was reminded hears that, and then that it takes place after all
    after_all(chat, by=world.ada)
    _it_is(begins - timedelta(minutes=40))
    _it_is(begins + timedelta(minutes=2))
    chat = Chat.objects.get(pk=chat.pk)
    say(chat, by=world.ada, words=Words("canary-abendzeile"), question=questions_of(chat)[0])
    end_hour(chat)
    _it_is(begins + timedelta(minutes=30))
    question = questions_of(chat)[0]
    assert question.post_id
    arrive(question_tokens(question.post_id, [world.ben.member_id])[world.ben.member_id], SAID)
    _it_is(begins + timedelta(hours=50))  # there is a transcript of it
    clock.set_clock(None)


def _it_is(moment: datetime) -> None:
    clock.set_clock(lambda: moment)
    run_until_empty()
    queue_often()
    run_until_empty()
