"""The chat that is timed: how it begins, where it is listened to, and the verb by which a line is said."""

from datetime import timedelta
from urllib.parse import quote

from alongside.chats.hour.ask import ask
from alongside.chats.hour.begin import begin
from alongside.chats.hour.say import say
from alongside.chats.models import Chat, Question
from alongside.chats.plan import Planned, plan
from alongside.communities.models import Community
from alongside.core import clock
from alongside.memberships.viewer import Viewer
from alongside.threads.cursor import cursor_of
from alongside.threads.models import Post, Thread
from alongside.threads.saying import Words
from bench.words import line_of

SOON = timedelta(minutes=5)


def begin_chat(community: Community, *, by: Viewer) -> Chat:
    """Plan a chat with a question, let its hour begin, and ask."""
    begins = f"{clock.now() + SOON:%Y-%m-%dT%H:%M}"
    planned = Planned("The hour", "Welcome.", begins, "Etc/UTC", holds_new=False, questions=(("What helps?", None),))
    chat = begin(plan(community, planned, by=by), by=by)
    ask(chat.questions.get(), by=by)
    return chat


def question_of(chat: Chat) -> Question:
    """What is asked in it."""
    return chat.questions.get()


def say_line(question: Question, number: int, *, by: Viewer) -> Post:
    """Answer with the line of this number."""
    return say(question.chat, by=by, words=Words(line_of(number)), question=question)


def stream_of(chat: Chat) -> str:
    """Where its lines are listened to, from now on."""
    thread = Thread.objects.get(chat=chat.public_id)
    return f"/live/{thread.public_id}/?from={quote(cursor_of(thread))}&as=line"


def form_of(chat: Chat) -> str:
    """Where members say their lines."""
    return f"/chat/{chat.public_id}/say/"
