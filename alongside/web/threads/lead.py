"""What hosts do with a thread: close it for a while, keep it on top, move posts; and opening an older one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.errors import Refused
from alongside.hosting.decisions.threads import close_thread, open_thread
from alongside.memberships.access import require_host
from alongside.memberships.viewer import Viewer
from alongside.threads.access import get_thread
from alongside.threads.lock import pin
from alongside.threads.models import Post, Thread
from alongside.threads.move import move, split
from alongside.threads.opening import agree_to_open, disagree_to_open, writers_still_asked
from alongside.web.see_other import see_other
from alongside.web.threads.place import in_thread, on_post, path_to


@require_http_methods(["GET", "HEAD", "POST"])
@in_thread
def close(request: HttpRequest, thread: Thread, viewer: Viewer) -> HttpResponse:
    """Close a thread for now, or let people answer again; with a reason."""
    require_host(viewer)
    if request.method == "POST":
        act = open_thread if thread.locked else close_thread
        act(thread, by=viewer, because=request.POST.get("because", ""))
        return see_other(f"/t/{thread.public_id}/")
    return render(request, "threads/close.html", {"thread": thread, "viewer": viewer})


@require_POST
@in_thread
def keep_on_top(request: HttpRequest, thread: Thread, viewer: Viewer) -> HttpResponse:
    """Keep a thread on top, or let it flow again."""
    pin(thread, by=viewer, pinned=not thread.pinned)
    return see_other(f"/t/{thread.public_id}/")


@require_http_methods(["GET", "HEAD", "POST"])
@on_post
def move_post(request: HttpRequest, post: Post, viewer: Viewer) -> HttpResponse:
    """Move a post to another thread, or begin one with it."""
    require_host(viewer)
    if request.method != "POST":
        return render(request, "threads/move.html", {"post": post, "thread": post.thread})
    because, title = request.POST.get("because", ""), request.POST.get("title", "")
    if title.strip():
        split([post], title=title, by=viewer, because=because)
    else:
        move([post], to=_chosen(request, viewer), by=viewer, because=because)
    post.refresh_from_db()
    return see_other(path_to(post))


def _chosen(request: HttpRequest, viewer: Viewer) -> Thread:
    """The thread whose address was pasted."""
    parts = [part for part in request.POST.get("to", "").split("/") if part]
    if "t" not in parts[:-1]:
        raise Refused(_("Please paste the address of the other conversation, or give a title for a new one."))
    return get_thread(viewer, parts[parts.index("t") + 1])


@require_http_methods(["GET", "HEAD", "POST"])
@in_thread
def opening(request: HttpRequest, thread: Thread, viewer: Viewer) -> HttpResponse:
    """Agree that everyone may read an older thread, or take one's yes back."""
    if request.method == "POST":
        act = disagree_to_open if request.POST.get("answer") == "no" else agree_to_open
        act(thread, by=viewer)
        return see_other(f"/t/{thread.public_id}/")
    context = {"thread": thread, "asked": writers_still_asked(thread)}
    return render(request, "threads/opening.html", context)
