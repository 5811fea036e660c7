"""What one host can do at once with words, each with a reason that the person concerned will read."""

from collections.abc import Callable, Mapping
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.fragments.held import held_html
from alongside.hosting.decisions import words
from alongside.memberships.viewer import Viewer
from alongside.threads.access import get_held_post, get_post_for_host, get_words_for_host
from alongside.threads.export import as_typed
from alongside.threads.models import Post
from alongside.web.see_other import see_other
from alongside.web.viewer import member_at_post


@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, post_id: str) -> HttpResponse:
    """Keep a post out of sight until a host has looked."""
    post, viewer = _post_of(request, post_id)
    asked = {
        "title": _("Keep this post out of sight for now"),
        "consequences": [
            _("Only its author and the hosts see it from the next page on."),
            _("It waits until a host lets others see it, or takes it out."),
            *_told(),
        ],
        "button": _("Keep it out of sight"),
        "back_url": path_of(post),
    }
    return decide(request, asked, partial(words.hold_post, post, by=viewer), f"/p/{post.public_id}/held/")


@require_http_methods(["GET", "HEAD", "POST"])
def ask_change(request: HttpRequest, post_id: str) -> HttpResponse:
    """Ask its author for a small change."""
    post, viewer = _post_of(request, post_id)
    asked = {
        "title": _("Ask for a small change"),
        "consequences": [
            _("Until then only its author and the hosts see it."),
            _("Its author reads your words, changes the post, and then it waits for a host again."),
            _("Your name and reason go into the hosts' journal."),
        ],
        "button": _("Ask for the change"),
        "back_url": path_of(post),
        "because_label": _("What should change, and why? Its author reads this."),
    }
    return decide(request, asked, partial(words.ask_to_change, post, by=viewer), f"/p/{post.public_id}/held/")


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, held_post_id: str) -> HttpResponse:
    """Let others see words that were held."""
    _community, viewer = member_at_post(request, held_post_id)
    get_post_for_host(viewer, held_post_id)
    post = get_held_post(viewer, held_post_id)
    new = _("Nobody has seen it yet: it appears as new now, and whoever wants mail gets it.")
    again = _("It stands in the thread again, where it was.")
    asked = {
        "title": _("Let others see this post"),
        "consequences": [new if post.untold else again, _("Its author gets your words.")],
        "button": _("Let others see it"),
        "back_url": f"/p/{post.public_id}/held/",
        "because": _("I have read it. It is fine here."),
        "words": held_html(post, viewer=viewer),  # what is read here is what is let through
        "read": words.reading_of(post),
    }
    let_through = partial(words.release_post, post, by=viewer, read=request.POST.get("read", ""))
    return decide(request, asked, let_through, f"/p/{post.public_id}/")  # by then it is held no more


@require_http_methods(["GET", "HEAD", "POST"])
def mask(request: HttpRequest, post_id: str) -> HttpResponse:
    """Choose passages that others don't read, or show all of the post again."""
    _community, viewer = member_at_post(request, post_id)
    post = get_words_for_host(viewer, post_id)
    if request.method == "POST":
        because = request.POST.get("because", "")
        if request.POST.get("all"):
            words.unmask(post, by=viewer, because=because)
        else:
            words.mask_passages(post, request.POST.getlist("passage"), by=viewer, because=because)
        return see_other(path_of(post))
    passages = [(passage, as_typed(post, passage)) for passage in words.passages_of(post)]
    shown = {"post": post, "passages": passages, "back_url": path_of(post), "action": request.path}
    return render(request, "hosts/mask.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, post_id: str) -> HttpResponse:
    """Take a post out of its thread."""
    post, viewer = _post_of(request, post_id)
    asked = {
        "title": _("Take this post out of the thread"),
        "consequences": [
            _("It is gone for everybody from the next page on. You or another host can bring it back."),
            *_told(),
        ],
        "button": _("Take it out"),
        "back_url": path_of(post),
    }
    onward = f"/c/{_community_of(post)}/" if post.thread.gone else f"/t/{post.thread.public_id}/"
    return decide(request, asked, partial(words.remove_post, post, by=viewer), onward)


@require_http_methods(["GET", "HEAD", "POST"])
def bring_back(request: HttpRequest, post_id: str) -> HttpResponse:
    """Put a removed post back."""
    post, viewer = _post_of(request, post_id)
    asked = {
        "title": _("Bring this post back"),
        "consequences": [_("It stands in the thread again."), _("Its author gets your words.")],
        "button": _("Bring it back"),
        "back_url": f"/t/{post.thread.public_id}/",
    }
    return decide(request, asked, partial(words.bring_post_back, post, by=viewer), f"/p/{post.public_id}/")


def decide(
    request: HttpRequest, asked: Mapping[str, object], done: Callable[..., None], onward: str
) -> HttpResponse:  # fmt: skip
    """Say what follows and ask for a reason; with one, do it and go on."""
    if request.method == "POST":
        done(because=request.POST.get("because", ""))
        return see_other(onward)
    return render(request, "hosts/decide.html", {**asked, "action": request.path})


def path_of(post: Post) -> str:
    """Where a host reads the post: in its thread, or where nobody else does."""
    return f"/p/{post.public_id}/held/" if post.is_held else f"/p/{post.public_id}/"


def _community_of(post: Post) -> str:
    return post.thread.community.public_id


def _post_of(request: HttpRequest, post_id: str) -> tuple[Post, Viewer]:
    _community, viewer = member_at_post(request, post_id)
    return get_post_for_host(viewer, post_id), viewer


def _told() -> list[str]:
    return [
        _("Its author gets your reason. They can say that they see it otherwise; then another host looks."),
        _("Your name and reason go into the hosts' journal."),
    ]
