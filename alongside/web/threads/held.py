"""Words that wait for a host, for their author and the hosts alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.fragments.held import held_html
from alongside.hosting.decisions.access import find_own_conversation
from alongside.threads.access import get_held_post
from alongside.threads.edit import edit, require_author
from alongside.threads.withdraw import withdraw
from alongside.web.see_other import see_other
from alongside.web.threads.change import changing
from alongside.web.threads.place import path_to
from alongside.web.threads.sharing import Desk, respond, show
from alongside.web.viewer import member_at_post


@require_http_methods(["GET", "HEAD", "POST"])
def held(request: HttpRequest, held_post_id: str) -> HttpResponse:
    """The words as they would stand there, why they wait, and what happens next; its author can take them back."""
    community, viewer = member_at_post(request, held_post_id)
    post = get_held_post(viewer, held_post_id)
    is_own = post.author_id == viewer.alias_id
    if request.method == "POST":
        require_author(post, viewer)
        withdraw(post, by=viewer)
        return see_other(f"/c/{community.public_id}/" if post.thread.gone else path_to(post))
    shown = {
        "community": community,
        "post": post,
        "is_own": is_own,
        "html": held_html(post, viewer=viewer),
        "conversation": find_own_conversation(post, viewer=viewer),
        "money_words": community.money_words if post.hold == "scam" else "",
    }
    return render(request, "threads/held.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def change_held(request: HttpRequest, held_post_id: str) -> HttpResponse:
    """The composer with words that wait, and their change."""
    community, viewer = member_at_post(request, held_post_id)
    post = get_held_post(viewer, held_post_id)
    require_author(post, viewer)
    composer = changing(request, post, viewer)
    composer.action = request.path
    thread = None if post.thread.gone else post.thread
    desk = Desk(request, composer, community, viewer, _("Change your words"), thread)
    if request.method != "POST":
        return show(desk)
    return respond(desk, lambda words: edit(post, by=viewer, words=words))
