"""Changing one's words, taking them back, and putting them back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.markdown import editable
from alongside.drafts.keep import find_draft
from alongside.memberships.access import names_in
from alongside.memberships.viewer import Viewer
from alongside.threads.edit import edit, erase_wordings, require_author, wordings_of
from alongside.threads.models import Post
from alongside.threads.withdraw import restore, withdraw
from alongside.web.see_other import see_other
from alongside.web.threads.composer import Composer, for_viewer
from alongside.web.threads.enclosing import ids_at
from alongside.web.threads.heard import without_quote
from alongside.web.threads.place import on_post, path_to
from alongside.web.threads.sharing import Desk, respond, show


@require_http_methods(["GET", "HEAD", "POST"])
@on_post
def change(request: HttpRequest, post: Post, viewer: Viewer) -> HttpResponse:
    """The composer with what was said, and the change."""
    require_author(post, viewer)
    thread = post.thread
    desk = Desk(request, changing(request, post, viewer), thread.community, viewer, _("Change your words"), thread)
    if request.method != "POST":
        return show(desk)
    return respond(desk, lambda words: edit(post, by=viewer, words=words))


def changing(request: HttpRequest, post: Post, viewer: Viewer) -> Composer:
    """The composer for other words in place of these."""
    place = f"post {post.public_id}"
    chosen = {"kind": post.kind, "wish": post.wish, "notes": post.notes, "documents": ids_at(post)}
    kept = find_draft(place, by=viewer) or {**_readable(post.source, viewer), **chosen}
    share = _("Change my words")
    return for_viewer(request, Composer(f"/p/{post.public_id}/edit/", place, share=share, kept=kept))


def _readable(source: str, viewer: Viewer) -> dict[str, str]:
    """Stored words as their author reads them: people by their names, earlier words apart."""
    return without_quote(editable(source, names_in(source, viewer=viewer)))


@require_http_methods(["GET", "HEAD", "POST"])
@on_post
def earlier(request: HttpRequest, post: Post, viewer: Viewer) -> HttpResponse:
    """What the post said before, for its author, and forgetting it."""
    if request.method == "POST":
        erase_wordings(post, by=viewer)
        return see_other(path_to(post))
    wordings = [_readable(wording.source, viewer) for wording in wordings_of(post, by=viewer)]
    return render(request, "threads/earlier.html", {"post": post, "wordings": wordings, "thread": post.thread})


@require_http_methods(["GET", "HEAD", "POST"])
@on_post
def take_back(request: HttpRequest, post: Post, viewer: Viewer) -> HttpResponse:
    """Say what taking back means, and do it."""
    require_author(post, viewer)
    if request.method == "POST":
        withdraw(post, by=viewer)
        return see_other(path_to(post))
    context = {
        "title": _("Take these words back?"),
        "consequences": [
            _("This takes your words out of the thread, for everybody."),
            _("People keep what they answered."),
            _("You can undo it for 30 days. Then the words are gone for good."),
        ],
        "action": request.path, "button": _("Take my words back"), "back_url": path_to(post),
    }  # fmt: skip
    return render(request, "layout_confirm.html", context)


@require_POST
@on_post
def put_back(request: HttpRequest, post: Post, viewer: Viewer) -> HttpResponse:
    """Undo it."""
    restore(post, by=viewer)
    return see_other(path_to(post))
