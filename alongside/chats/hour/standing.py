"""How a chat stands now, asked anew by every verb: a page may be hours old."""

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.chats.errors import ChatOff
from alongside.chats.hour.errors import ChatNotBegun, ChatOver
from alongside.chats.models import Chat, State
from alongside.core.errors import NotFound
from alongside.core.rows import columns_of, fetched, made, width_of
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Thread

CHAT = width_of(Chat)
NOW = f"""
    SELECT {columns_of(Chat, "c")}, {columns_of(Thread, "t")}
    FROM chats_chat c LEFT JOIN threads_thread t ON t.id = c.thread_id WHERE c.id = %s"""  # noqa: S608
OPEN = (State.LIVE, State.SLOW)


def chat_now(chat: Chat, by: Viewer) -> Chat:
    """The chat as it is at this moment, with its thread; to others than members there is none."""
    row = next(iter(fetched(NOW, [chat.pk])), None) if by.member_id and by.community_id == chat.community_id else None
    if row is None:
        raise NotFound
    now = made(Chat, row[:CHAT])
    now.thread = made(Thread, row[CHAT:]) if now.thread_id else None
    return now


def require_open(chat: Chat) -> None:
    """Refuse before the hour, after the slow lane, and where a chat was called off."""
    if chat.state == State.CALLED_OFF:
        raise ChatOff(_("This chat was called off. Your words are below; nothing is lost."))
    if chat.state == State.PLANNED:
        raise ChatNotBegun(
            _("This chat didn't begin yet. You can write an answer ahead, which comes with its question.")
        )
    if chat.state == State.OVER or chat.thread is None:
        raise ChatOver(_("This chat is over. Its thread goes on: you can answer there. Your words are below."))


def require_live(chat: Chat) -> None:
    """Refuse outside of the hour itself."""
    require_open(chat)
    if chat.state != State.LIVE:
        raise ChatOver(_("The hour is over. The slow lane is for reading and answering in your own time."))


def hold_chat(chat: Chat) -> Chat:
    """The row of the chat as it is now; nobody else changes it until the transaction ends."""
    return Chat.objects.select_for_update().get(pk=chat.pk)


def touch(chat: Chat, **to: object) -> None:
    """The chat's own page changes: its version rises, with these columns, in the caller's transaction."""
    Chat.objects.filter(pk=chat.pk).update(**to, version=F("version") + 1)
