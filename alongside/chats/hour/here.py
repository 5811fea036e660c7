""" "I'm here", in one tap: shown by name while the hour lasts, counted by nobody."""

from alongside.aliases.models import Alias
from alongside.chats.events import RoomChanged
from alongside.chats.hour.standing import chat_now, hold_chat, require_live, touch
from alongside.chats.models import Chat, Here, State
from alongside.core.events import publish
from alongside.core.rows import changed
from alongside.core.writing import writing
from alongside.memberships.models import State as MemberState
from alongside.memberships.viewer import Viewer
from alongside.standing.limits import require_few_comings

NAMED = 150  # names that stand in a room at once: more, nobody reads
COME = "INSERT INTO chats_here (chat_id, alias_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"


def say_here(chat: Chat, *, by: Viewer) -> None:
    """Be in the room for everybody to see, without a word."""
    require_live(chat_now(chat, by))
    with writing():
        require_few_comings(by)
        if hold_chat(chat).state == State.LIVE and changed(COME, [chat.pk, by.member_id]):
            touch(chat)
            publish(RoomChanged(chat.pk))


def not_here(chat: Chat, *, by: Viewer) -> None:
    """Take it back as quietly."""
    with writing():
        hold_chat(chat)
        if Here.objects.filter(chat=chat, alias_id=by.member_id).delete()[0]:
            touch(chat)
            publish(RoomChanged(chat.pk))


def everybody_here(chat: Chat) -> list[Alias]:
    """Who said so and didn't take it back, by name. Each reader's own page leaves out whom they keep away.

    Whoever was blocked finds the room as everybody does: a name that left their page alone would tell them.
    """
    if chat.state != State.LIVE:
        return []
    there = Here.objects.filter(chat=chat, alias__membership__state=MemberState.ACTIVE).select_related("alias")
    return sorted((row.alias for row in there.order_by("-pk")[:NAMED]), key=lambda alias: alias.name.casefold())


def is_here(chat: Chat, viewer: Viewer) -> bool:
    """Whether the viewer said so."""
    return viewer.is_member and Here.objects.filter(chat=chat, alias_id=viewer.member_id).exists()
