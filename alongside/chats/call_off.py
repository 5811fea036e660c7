"""Calling a chat off, and taking that back."""

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.chats.access import require_may_lead
from alongside.chats.change import require_planned
from alongside.chats.clockwork import set_clock
from alongside.chats.errors import ChatOff
from alongside.chats.events import ChatChanged
from alongside.chats.models import Chat, State
from alongside.core import clock
from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.memberships.viewer import Viewer


def call_off(chat: Chat, *, by: Viewer) -> None:
    """It doesn't take place: its page and calendars say so, and its series doesn't make it again. Twice is once."""
    require_may_lead(chat, by)
    with writing():
        now = Chat.objects.select_for_update().get(pk=chat.pk)
        if now.state != State.CALLED_OFF:
            require_planned(now)
            stand(now, State.CALLED_OFF)


def after_all(chat: Chat, *, by: Viewer) -> None:
    """It takes place after all, as it was planned, with what people wrote ahead; unless its time is over."""
    require_may_lead(chat, by)
    with writing():
        now = Chat.objects.select_for_update().get(pk=chat.pk)
        if now.state != State.CALLED_OFF:
            return
        if now.begins <= clock.now():
            raise ChatOff(_("The time of this chat is over. You can plan a new one."))
        stand(now, State.PLANNED)


def stand(chat: Chat, state: str) -> None:
    """Let a chat that didn't begin stand otherwise, in the caller's transaction."""
    Chat.objects.filter(pk=chat.pk).update(state=state, version=F("version") + 1)
    chat.state = state
    set_clock(chat)
    publish(ChatChanged(chat.pk))
