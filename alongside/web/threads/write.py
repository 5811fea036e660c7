"""Starting a thread and answering in one."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.drafts.keep import find_draft
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import keeps_away
from alongside.threads.access import get_post
from alongside.threads.models import Post, Thread
from alongside.threads.reply import reply
from alongside.threads.saying import Words
from alongside.threads.start import start
from alongside.web.threads.composer import Composer, for_viewer, starting
from alongside.web.threads.first_words import path_after, wait_before_writing
from alongside.web.threads.place import in_thread
from alongside.web.threads.sharing import Desk, respond, show
from alongside.web.viewer import members_only


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def new_thread(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The composer for a new thread, and what becomes of it."""
    title = _("Write in %(community)s") % {"community": community.name}
    desk = Desk(request, starting(request, community, viewer), community, viewer, title)
    desk.composer.expect = wait_before_writing(community, viewer)
    if request.method != "POST":
        return show(desk)

    def share(words: Words) -> Post:
        title = request.POST.get("title", "")
        return start(community, by=viewer, title=title, words=words, once=request.POST.get("once", ""))

    return respond(desk, share, go_to=lambda post: path_after(post, viewer))


@require_http_methods(["GET", "HEAD", "POST"])
@in_thread
def answer(request: HttpRequest, thread: Thread, viewer: Viewer) -> HttpResponse:
    """The composer for an answer, and what becomes of it."""
    desk = Desk(request, answering(request, thread, viewer), thread.community, viewer, _("Answer"), thread)
    if request.method != "POST":
        return show(desk)
    to = request.POST.get("answers", "")

    def share(words: Words) -> Post:
        answered = get_post(viewer, to) if to else None
        return reply(thread, by=viewer, words=words, answers=answered, once=request.POST.get("once", ""))

    return respond(desk, share, go_to=lambda post: path_after(post, viewer))


def answering(request: HttpRequest, thread: Thread, viewer: Viewer) -> Composer:
    """The composer of the page that holds nothing else, for an answer to the thread or to one post."""
    place = f"thread {thread.public_id}"
    kept = {} if request.method == "POST" else find_draft(place, by=viewer)  # what is sent stands in the draft's place
    composer = Composer(f"/t/{thread.public_id}/answer/", place, kept=kept)
    wanted = request.POST.get("answers") or request.GET.get("to") or request.GET.get("quote") or kept.get("answers")
    if wanted:
        post = get_post(viewer, wanted)
        words = "" if keeps_away(viewer.member_id, post.author_id) else post.words_in_lists
        composer.answers = {"name": post.author.name, "public_id": post.public_id, "words": words}
        if request.GET.get("quote") and not kept.get("text"):
            composer.kept = {"quote": post.public_id}
    return for_viewer(request, composer)
