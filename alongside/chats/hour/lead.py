"""Leading the hour: what everybody keeps in sight, and how fast it goes. For hosts, and those who lead with them."""

from django.utils.translation import gettext as _

from alongside.chats.events import RoomChanged
from alongside.chats.hour.errors import NotToPin
from alongside.chats.hour.speaking import leader
from alongside.chats.hour.standing import chat_now, require_open, touch
from alongside.chats.models import Chat
from alongside.core.errors import NotFound
from alongside.core.events import publish
from alongside.core.jobs import job
from alongside.core.writing import writing
from alongside.journal.models import Entry
from alongside.memberships.viewer import Viewer
from alongside.threads import lock
from alongside.threads.models import Post


def pin(chat: Chat, post: Post, *, by: Viewer) -> None:
    """Keep one line in everybody's sight, in place of the one before."""
    leader(chat, by)
    require_open(chat := chat_now(chat, by))
    with writing():
        now = Post.objects.filter(pk=post.pk, thread=chat.thread, number__gt=1).first()
        if now is None:
            raise NotFound
        if not now.is_shown:
            raise NotToPin(_("These words aren't there for everybody. Only what everybody can read stays in sight."))
        if chat.pinned_id != now.pk:
            touch(chat, pinned=now)
            publish(RoomChanged(chat.pk))


def unpin(chat: Chat, *, by: Viewer) -> None:
    """Let it go with the flow again."""
    leader(chat, by)
    with writing():
        if Chat.objects.filter(pk=chat.pk, pinned__isnull=False).exists():
            touch(chat, pinned=None)
            publish(RoomChanged(chat.pk))


@job()
def let_go_of_pin(post: int) -> None:
    """A line isn't there for everybody any more: it stays in nobody's sight."""
    for chat in Chat.objects.filter(pinned=post):
        with writing():
            touch(chat, pinned=None)
            publish(RoomChanged(chat.pk))


def calm(chat: Chat, *, by: Viewer, because: str, minutes: int = 1) -> Entry:
    """Let every member wait a minute or a few between two lines; the reason is shown and journalled."""
    host = leader(chat, by)
    require_open(chat := chat_now(chat, by))
    assert chat.thread is not None
    with writing():
        entry = lock.calm_down(chat.thread, minutes=minutes, by=host, because=because)
        touch(chat)
        publish(RoomChanged(chat.pk))
    return entry


def let_flow(chat: Chat, *, by: Viewer, because: str) -> Entry:
    """Let people say lines as often as they like again."""
    host = leader(chat, by)
    require_open(chat := chat_now(chat, by))
    assert chat.thread is not None
    with writing():
        entry = lock.let_flow(chat.thread, by=host, because=because)
        touch(chat)
        publish(RoomChanged(chat.pk))
    return entry
