"""From the path to the chat and to who is looking."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from alongside.chats.access import get_chat_with_community, require_readable
from alongside.chats.models import Chat
from alongside.communities.readers import readers_of
from alongside.web.frame import say_readers
from alongside.web.viewer import viewer_in

type View = Callable[..., HttpResponse]


def at_chat(view: View) -> View:
    """Give a view the chat of its path, with community and thread, and the viewer, who is a member."""

    @wraps(view)
    def inside(request: HttpRequest, chat_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        chat = get_chat_with_community(chat_id)
        viewer = viewer_in(request, chat.community)
        require_readable(chat, viewer)
        _share_community(chat)
        say_readers(request, readers_of(chat.community, is_open=False))
        return view(request, chat, viewer, *args, **kwargs)

    return inside


def _share_community(chat: Chat) -> None:
    """Its thread stands in the same community; nobody asks for it again."""
    if chat.thread is not None:
        chat.thread.community = chat.community


def path_to(chat: Chat) -> str:
    """Where it stands."""
    return f"/chat/{chat.public_id}/"
