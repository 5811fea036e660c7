"""What one host can do at once, each with a reason that the person concerned will read."""

from collections.abc import Callable, Mapping
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.aliases.models import Alias
from alongside.hosting import decide
from alongside.memberships.access import get_alias, require_host
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import pause_of
from alongside.threads.access import get_post_for_host
from alongside.web.see_other import see_other
from alongside.web.viewer import member_at_alias, member_at_post


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, post_id: str) -> HttpResponse:
    """Take a post out of its thread."""
    _community, viewer = member_at_post(request, post_id)
    post = get_post_for_host(viewer, post_id)
    asked = {
        "title": _("Take this post out of the thread"),
        "consequences": [
            _("It is gone for everybody from the next page on. You or another host can bring it back."),
            _("Its author gets your reason, and can answer it."),
            _("Your name and reason go into the hosts' journal."),
        ],
        "button": _("Take it out"),
        "back_url": f"/p/{post.public_id}/",
    }
    done = partial(decide.remove_post, post, by=viewer)
    return _decide(request, asked, done, f"/t/{post.thread.public_id}/")


@require_http_methods(["GET", "POST"])
def bring_back(request: HttpRequest, post_id: str) -> HttpResponse:
    """Put a removed post back."""
    _community, viewer = member_at_post(request, post_id)
    post = get_post_for_host(viewer, post_id)
    asked = {
        "title": _("Bring this post back"),
        "consequences": [_("It stands in the thread again."), _("Its author gets your words.")],
        "button": _("Bring it back"),
        "back_url": f"/t/{post.thread.public_id}/",
    }
    done = partial(decide.bring_post_back, post, by=viewer)
    return _decide(request, asked, done, f"/p/{post.public_id}/")


@require_http_methods(["GET", "POST"])
def pause(request: HttpRequest, alias_id: str) -> HttpResponse:
    """Ask a member to wait before writing again; or let somebody who waits write again."""
    _community, viewer = member_at_alias(request, alias_id)
    require_host(viewer)
    alias = get_alias(viewer, alias_id)
    if pause_of(alias.pk):
        return _end_pause(request, alias, viewer)
    how_long = request.POST.get("how_long", "week")
    asked = {
        "title": _("Ask %(name)s to wait") % {"name": alias.name},
        "consequences": [
            _("%(name)s can read, but not write here, until the time is over.") % {"name": alias.name},
            _("They get your reason, and can always write to the hosts."),
        ],
        "button": _("Ask them to wait"),
        "back_url": f"/a/{alias.public_id}/",
        "pauses": (("day", _("A day")), ("week", _("A week")), ("month", _("A month"))),
        "how_long": how_long if how_long in decide.PAUSES else "week",
    }
    done = partial(decide.pause_member, alias, by=viewer, how_long=str(asked["how_long"]))
    return _decide(request, asked, done, f"/a/{alias.public_id}/")


def _end_pause(request: HttpRequest, alias: Alias, viewer: Viewer) -> HttpResponse:
    asked = {
        "title": _("Let %(name)s write again") % {"name": alias.name},
        "consequences": [
            _("%(name)s can write here again from now on.") % {"name": alias.name},
            _("Your name and reason go into the hosts' journal."),
        ],
        "button": _("Let them write again"),
        "back_url": f"/a/{alias.public_id}/",
    }
    return _decide(request, asked, partial(decide.end_member_pause, alias, by=viewer), f"/a/{alias.public_id}/")


@require_http_methods(["GET", "POST"])
def remove_member(request: HttpRequest, alias_id: str) -> HttpResponse:
    """End somebody's membership."""
    community, viewer = member_at_alias(request, alias_id)
    require_host(viewer)
    alias = get_alias(viewer, alias_id)
    asked = {
        "title": _("End the membership of %(name)s") % {"name": alias.name},
        "consequences": [
            _("%(name)s is outside from the next page on.") % {"name": alias.name},
            _("What they wrote stays. You can take posts out one by one."),
            _("They get your reason. It goes into the hosts' journal."),
        ],
        "button": _("End the membership"),
        "back_url": f"/a/{alias.public_id}/",
        "final": True,
    }
    done = partial(decide.remove_member, alias, by=viewer)
    return _decide(request, asked, done, f"/c/{community.public_id}/")


def _decide(
    request: HttpRequest, asked: Mapping[str, object], done: Callable[..., None], onward: str
) -> HttpResponse:  # fmt: skip
    if request.method == "POST":
        done(because=request.POST.get("because", ""))
        return see_other(onward)
    return render(request, "hosts/decide.html", {**asked, "action": request.path})
