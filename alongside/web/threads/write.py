"""Starting a thread and answering in one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.drafts.keep import find_draft, forget
from alongside.memberships.viewer import Viewer
from alongside.threads.access import get_post
from alongside.threads.models import Post, Thread
from alongside.threads.reply import reply
from alongside.threads.start import start
from alongside.web.refusals import status_of
from alongside.web.threads.composer import Composer, for_viewer, kept_of, said, starting
from alongside.web.threads.place import in_thread, path_to
from alongside.web.viewer import members_only


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def new_thread(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The composer for a new thread, and what becomes of it."""
    composer = starting(request, community, viewer)
    if request.method != "POST":
        return show(request, composer, community, title=_("Write in %(community)s") % {"community": community.name})

    def share() -> Post:
        title = request.POST.get("title", "")
        return start(community, by=viewer, title=title, words=said(request), once=request.POST.get("once", ""))

    return shared(request, composer, community, viewer, share)


@require_http_methods(["GET", "HEAD", "POST"])
@in_thread
def answer(request: HttpRequest, thread: Thread, viewer: Viewer) -> HttpResponse:
    """The composer for an answer, and what becomes of it."""
    composer = answering(request, thread, viewer)
    if request.method != "POST":
        return show(request, composer, thread.community, thread=thread)
    to = request.POST.get("answers", "")

    def share() -> Post:
        answered = get_post(viewer, to) if to else None
        return reply(thread, by=viewer, words=said(request), answers=answered, once=request.POST.get("once", ""))

    return shared(request, composer, thread.community, viewer, share, thread=thread)


def answering(request: HttpRequest, thread: Thread, viewer: Viewer) -> Composer:
    """The composer of the page that holds nothing else, for an answer to the thread or to one post."""
    place = f"thread {thread.public_id}"
    kept = find_draft(place, by=viewer)
    composer = Composer(f"/t/{thread.public_id}/answer/", place, kept=kept)
    wanted = request.POST.get("answers") or request.GET.get("to") or request.GET.get("quote") or kept.get("answers")
    if wanted:
        post = get_post(viewer, wanted)
        composer.answers = {"name": post.author.name, "public_id": post.public_id, "words": post.words_in_lists}
        if request.GET.get("quote") and not kept.get("text"):
            composer.kept = {"text": f"> @post:{post.public_id}\n\n"}
    return for_viewer(request, composer)


def shared(
    request: HttpRequest, composer: Composer, community: Community, viewer: Viewer, share: Callable[[], Post],
    thread: Thread | None = None,
) -> HttpResponse:  # fmt: skip
    """Share the words and go to them; what is refused comes back with the words in their place."""
    try:
        post = share()
    except Refused as refusal:
        composer.kept, composer.once = kept_of(request), request.POST.get("once", composer.once)
        composer.errors = {"text": str(refusal)}
        return show(request, composer, community, thread=thread, status=status_of(refusal))
    forget(composer.place, by=viewer)
    response = HttpResponseRedirect(path_to(post))
    response.status_code = 303
    return response


def show(
    request: HttpRequest, composer: Composer, community: Community, *, title: str = "", thread: Thread | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page that holds the composer and nothing else."""
    context = {"composer": composer, "community": community, "thread": thread, "title": title or _("Answer")}
    return render(request, "threads/write.html", context, status=status)
