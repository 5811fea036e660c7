"""Reading a thread: by page, or one post at a time on a bad day."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe
from markupsafe import Markup

from alongside.core.errors import NotFound
from alongside.fragments.patterns import as_made, macro, place
from alongside.fragments.posts import shown_posts, stored_posts
from alongside.memberships.viewer import Viewer
from alongside.notify.see import see
from alongside.threads.access import get_held_post, get_post, thread_id_of
from alongside.threads.cursor import cursor_of
from alongside.threads.follow import read_to
from alongside.threads.models import Thread
from alongside.threads.page import PAGE, ReaderState, read_state
from alongside.web.frame import Frame, frame_of
from alongside.web.reading import count_page
from alongside.web.shell import answer
from alongside.web.threads import one_by_one
from alongside.web.threads.composer import answer_below
from alongside.web.threads.place import look_at, number_asked, page_of, page_query, path_to
from alongside.web.viewer import member_at_post


@require_safe
def thread(request: HttpRequest, thread_id: str) -> HttpResponse:
    """A page of a thread."""
    found, viewer = look_at(request, thread_id)
    if found.is_live and viewer.is_member:
        return HttpResponseRedirect(f"/chat/{found.chat}/")
    count_page(viewer, thread_id, request.GET.get("page", ""), request.GET.get("at", ""))
    if frame_of(request).view == "bad-day" and viewer.is_member:
        return one_by_one.show(request, found, viewer)
    page = page_asked(request, found)
    first, last = (page - 1) * PAGE + 1, page * PAGE
    state = read_state(found, viewer, first, last)
    posts = posts_markup(found, viewer, state, first, last)
    response = page_with(request, found, viewer, state, page, posts)
    remember_read(found, viewer, state, last)
    return response


def page_with(
    request: HttpRequest, found: Thread, viewer: Viewer, state: ReaderState, page: int, posts: Markup
) -> HttpResponse:
    """The page around the posts: kept ready for all whose own state makes no difference to it."""
    where, pages = where_was_i(found, state), page_of(found.last_number)
    may_answer = viewer.is_member and not state.paused and (viewer.is_host or not found.locked)

    def context(frame: Frame) -> dict[str, Any]:
        composer = answer_below(frame, found, viewer, state) if may_answer and page == pages else None
        return {
            "thread": found, "viewer": viewer, "state": state, "posts": place("posts"), "page": page, "pages": pages,
            "where": where, "page_query": page_query, "composer": composer,
            "cursor": place("cursor") if viewer.is_member and page == pages else "",
        }  # fmt: skip

    versions = (found.pk, found.version, found.community.version)
    own = (viewer.is_member, viewer.is_host, viewer.is_new, state.follows, state.muted, state.paused, where)
    # A page with a draft on it is its writer's alone, and is not kept.
    facts = None if state.has_draft else (*versions, *own, page)
    fills = {"posts": posts, "cursor": cursor_of(found)}
    return answer(request, "threads/thread.html", context, facts=facts, fills=fills)


@require_safe
def post(request: HttpRequest, post_id: str) -> HttpResponse:
    """The address of a post that stays: leads to where it stands now."""
    try:
        _thread, viewer = look_at(request, thread_id_of(post_id))
        return HttpResponseRedirect(path_to(get_post(viewer, post_id)))
    except NotFound:
        _community, viewer = member_at_post(request, post_id)
        return HttpResponseRedirect(f"/p/{get_held_post(viewer, post_id).public_id}/held/")


def page_asked(request: HttpRequest, found: Thread) -> int:
    """The page asked for, or the nearest there is."""
    return min(max(number_asked(request, "page"), 1), page_of(found.last_number))


def posts_markup(found: Thread, viewer: Viewer, state: ReaderState, first: int, last: int) -> Markup:
    """The posts as one text, with the line up to which this member has read."""
    parts, line = [], line_before(found, state, first, last)
    for row, html in shown_posts(stored_posts(found, viewer, first, last), state, viewer):
        if row.number == line:
            parts.append(str(macro("parts/post.html", "read_up_to")()))
        parts.append(html)
    return as_made("\n".join(parts))


def line_before(found: Thread, state: ReaderState, first: int, last: int) -> int:
    """The number of the first post that is new to this member, where some were read and some are new."""
    return state.read_to + 1 if 0 < state.read_to < found.last_number and first <= state.read_to + 1 <= last else 0


def where_was_i(found: Thread, state: ReaderState) -> str:
    """Where this member left off, when that isn't the end."""
    if not 0 < state.read_to < found.last_number:
        return ""
    return f"/t/{found.public_id}/{page_query(page_of(state.read_to + 1))}#new"


def remember_read(found: Thread, viewer: Viewer, state: ReaderState, last: int) -> None:
    """This member has come this far; written only when it is farther than before."""
    come_to = min(last, found.last_number)
    if viewer.is_member and come_to > state.read_to:
        read_to(found, come_to, by=viewer)
        see(found, come_to, by=viewer)
