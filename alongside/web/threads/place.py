"""From the path to the thread or post and to who is looking."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from alongside.communities.readers import readers_of
from alongside.core.errors import NotFound
from alongside.memberships.viewer import Viewer
from alongside.threads.access import get_post, thread_id_of
from alongside.threads.models import Post, Thread
from alongside.threads.page import PAGE, get_thread_with_community, require_readable
from alongside.web.frame import say_readers
from alongside.web.typed import number_in
from alongside.web.viewer import viewer_in

type View = Callable[..., HttpResponse]


def look_at(request: HttpRequest, thread_id: str) -> tuple[Thread, Viewer]:
    """The thread of this address and who looks at it; missing and forbidden look alike."""
    thread = get_thread_with_community(thread_id)
    viewer = viewer_in(request, thread.community)
    require_readable(thread, viewer)
    if viewer.is_member and thread.is_open != thread.community.is_open:
        say_readers(request, readers_of(thread.community, is_open=thread.is_open))
    return thread, viewer


def in_thread(view: View) -> View:
    """Give a view the thread of its path and the viewer, who is a member: strangers only read."""

    @wraps(view)
    def inside(request: HttpRequest, thread_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        thread, viewer = look_at(request, thread_id)
        if not viewer.is_member:
            raise NotFound
        return view(request, thread, viewer, *args, **kwargs)

    return inside


def on_post(view: View) -> View:
    """Give a view the post of its path, with its thread, and the viewer, who is a member."""

    @wraps(view)
    def inside(request: HttpRequest, post_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        thread, viewer = look_at(request, thread_id_of(post_id))
        if not viewer.is_member:
            raise NotFound
        post = get_post(viewer, post_id)
        post.thread = thread
        return view(request, post, viewer, *args, **kwargs)

    return inside


def page_of(number: int) -> int:
    """The page on which a post of this number stands."""
    return (max(number, 1) - 1) // PAGE + 1


def number_asked(request: HttpRequest, name: str) -> int:
    """The number that an address asks for; 0 where it says none, or one that no thread will ever have."""
    return number_in(request.GET.get(name, ""), otherwise=0)


def path_to(post: Post) -> str:
    """Where the post stands now: on its page of the thread, or among the lines of a chat that is open."""
    if post.thread.is_live:
        return f"/chat/{post.thread.chat}/?at={post.number}#post-{post.public_id}"
    return f"/t/{post.thread.public_id}/{page_query(page_of(post.number))}#post-{post.public_id}"


def page_query(page: int) -> str:
    """The first page has the plain address."""
    return f"?page={page}" if page > 1 else ""
