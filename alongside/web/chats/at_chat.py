"""From the path to the chat and to who is looking."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from alongside.chats.access import community_of_chat, get_chat
from alongside.chats.models import Chat
from alongside.communities.access import get_community
from alongside.communities.readers import readers_of
from alongside.core.errors import NotFound
from alongside.web.frame import say_readers
from alongside.web.viewer import viewer_in

type View = Callable[..., HttpResponse]


def at_chat(view: View) -> View:
    """Give a view the chat of its path, with community and thread, and the viewer, who is a member."""

    @wraps(view)
    def inside(request: HttpRequest, chat_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        community = get_community(community_of_chat(chat_id))
        viewer = viewer_in(request, community)
        if not viewer.is_member:
            raise NotFound
        chat = get_chat(viewer, chat_id)
        _share_community(chat)
        say_readers(request, readers_of(community, is_open=False))
        return view(request, chat, viewer, *args, **kwargs)

    return inside


def _share_community(chat: Chat) -> None:
    """Its thread stands in the same community; nobody asks for it again."""
    if chat.thread is not None:
        chat.thread.community = chat.community


def path_to(chat: Chat) -> str:
    """Where it stands."""
    return f"/chat/{chat.public_id}/"
