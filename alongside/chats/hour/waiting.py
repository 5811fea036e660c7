"""First words of people who are new: they wait until a host let them in."""

from alongside.chats.models import Chat
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Hold, Post

MOST = 20  # on one page, longest first; the others follow when these are let in


def waiting_lines(chat: Chat, viewer: Viewer) -> list[Post]:
    """Lines that a host looks at before others do; for hosts alone."""
    if not viewer.is_host or viewer.community_id != chat.community_id:
        return []
    held = Post.objects.filter(thread=chat.thread_id, removed=True, untold=True, withdrawn_at=None, hold=Hold.HOST)
    return list(held.select_related("thread", "author").order_by("number")[:MOST])
