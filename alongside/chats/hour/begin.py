"""The beginning: a chat gets its thread, by the clock or a little early by hand."""

from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from alongside.chats.clockwork import set_clock
from alongside.chats.errors import ChatOff
from alongside.chats.events import ChatBegan, HourEnded
from alongside.chats.hour.ask import ask_questions
from alongside.chats.hour.errors import NobodyToWelcome, TooEarly
from alongside.chats.hour.speaking import find_host_of, leader
from alongside.chats.models import Chat, State
from alongside.chats.when import SLOW_LANE, hour_ends
from alongside.core import clock, logs
from alongside.core.errors import Refused
from alongside.core.events import publish
from alongside.core.jobs import enqueue, job
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Thread
from alongside.threads.saying import Ready, Words, make_ready
from alongside.threads.start import start

EARLY = timedelta(minutes=15)  # by hand: as early as a host opens a real room


@job()
def begin_chats() -> None:
    """Begin every chat whose time has come, however long ago; safe to repeat."""
    due = Chat.objects.filter(state=State.PLANNED, begins__lte=clock.now(), community__closed=False)
    for chat in due.select_related("community").order_by("begins", "pk"):
        try:
            begin(chat)
        except Refused as refused:  # nobody hosts there just now; looked at again in a few minutes
            logs.trouble("chats.begin", refused)


def begin(chat: Chat, *, by: Viewer | None = None) -> Chat:
    """Open the room, with the welcome as the first post; begun twice, it begins once.

    When the whole hour was missed it begins with the slow lane, so that nothing written ahead is lost.
    """
    if by is not None:
        by = leader(chat, by)
        if clock.now() < chat.begins - EARLY:
            raise TooEarly(_("This chat can begin up to 15 minutes before its time."))
    host = find_host_of(chat, first=by)
    ready = make_ready(_welcome(chat), host, title=chat.title) if host else None
    with writing():
        chat = Chat.objects.select_for_update(of=("self",)).select_related("community").get(pk=chat.pk)
        if chat.state == State.CALLED_OFF:
            raise ChatOff(_("This chat was called off."))
        if chat.state == State.PLANNED and (by or chat.begins <= clock.now()):
            if host is None or ready is None:
                raise NobodyToWelcome(_("A chat needs a host to begin. There is none here just now."))
            _open(chat, host, ready)
    return chat


def _open(chat: Chat, host: Viewer, ready: Ready) -> None:
    chat.thread = start(
        chat.community, by=host, title=chat.title, words=ready, once=f"chat {chat.public_id}", chat=chat.public_id
    ).thread
    Thread.objects.filter(pk=chat.thread.pk).update(holds_new=chat.holds_new)
    chat.state = State.LIVE
    if missed := clock.now() >= hour_ends(chat):
        chat.state, chat.slow_from, chat.slow_until = State.SLOW, clock.now(), clock.now() + SLOW_LANE
    chat.version = F("version") + 1
    chat.save(update_fields=["thread", "state", "slow_from", "slow_until", "version"])
    chat.refresh_from_db(fields=["version"])
    set_clock(chat)
    publish(ChatBegan(chat.pk))
    if missed:
        publish(HourEnded(chat.pk))
    enqueue(ask_questions)


def _welcome(chat: Chat) -> Words:
    if chat.welcome.strip():
        return Words(chat.welcome, language=chat.community.language)
    with override(chat.community.language):
        return Words(_("Welcome. Answer a question, say something else, or just read along."))
