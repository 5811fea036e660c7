"""Asking the questions: in order, each exactly once, by the clock or by whoever leads."""

from datetime import timedelta

from django.utils.translation import gettext as _

from alongside.chats.events import QuestionPut, RoomChanged
from alongside.chats.hour.ahead import share_ahead
from alongside.chats.hour.errors import OutOfTurn
from alongside.chats.hour.speaking import find_host_of, leader
from alongside.chats.hour.standing import OPEN, require_open, touch
from alongside.chats.models import Chat, Question
from alongside.chats.when import asked_at
from alongside.core import clock, logs
from alongside.core.errors import NotFound, Refused
from alongside.core.events import publish
from alongside.core.jobs import enqueue, job
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Post
from alongside.threads.reply import reply
from alongside.threads.saying import Words, make_ready


def next_question(chat: Chat) -> Question | None:
    """The question that comes next, if one is left."""
    return Question.objects.filter(chat=chat, post=None).order_by("number").first()


def ask(question: Question, *, by: Viewer) -> Post:
    """Ask the next question now; asked twice, or by the clock in the same moment, it is asked once."""
    return _ask(question, leader(question.chat, by))


@job()
def ask_questions() -> None:
    """Ask whatever is due in every chat that began; safe to repeat."""
    waiting = Question.objects.filter(chat__state__in=OPEN, post=None, chat__community__closed=False)
    for chat in Chat.objects.filter(pk__in=waiting.values("chat")).select_related("thread").order_by("pk"):
        for question in _due(chat):
            host = find_host_of(chat)
            try:
                if host is not None:
                    _ask(question, host)
            except (Refused, NotFound) as refused:  # taken out of the plan meanwhile, or the chat ended: others go on
                logs.trouble("chats.ask", refused)
                break


def _due(chat: Chat) -> list[Question]:
    """The questions whose minute has come, and those planned before them; all of them where the hour was missed."""
    left = list(Question.objects.filter(chat=chat, post=None).order_by("number"))
    if chat.thread and chat.thread.started_at >= chat.begins + timedelta(minutes=chat.minutes):
        return left
    now = clock.now()
    come = [each.number for each in left if each.after is not None and asked_at(chat, each.after) <= now]
    return [each for each in left if come and each.number <= max(come)]


def _ask(question: Question, host: Viewer) -> Post:
    said = question.text
    ready = make_ready(Words(said), host)
    with writing():
        rows = list(Question.objects.select_for_update().filter(chat=question.chat_id).order_by("number"))
        mine = next((row for row in rows if row.pk == question.pk), None)
        if mine is None:
            raise NotFound
        if mine.post_id:
            return Post.objects.select_related("thread").get(pk=mine.post_id)
        if first := next((row for row in rows if not row.post_id and row.number < mine.number), None):
            raise OutOfTurn(_("T%(number)d comes first.") % {"number": first.number})
        chat = Chat.objects.select_related("thread", "community").get(pk=mine.chat_id)
        require_open(chat)
        assert chat.thread is not None
        words = ready if mine.text == said else Words(mine.text)  # said in other words in this very moment
        post = reply(chat.thread, by=host, words=words, once=f"question {mine.public_id}", planned=True)
        Question.objects.filter(pk=mine.pk).update(post=post)
        touch(chat, current=mine)
        publish(RoomChanged(chat.pk))
        publish(QuestionPut(mine.pk))
        enqueue(share_ahead, question=mine.pk)
    return post
