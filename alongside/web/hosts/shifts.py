"""A host's shift: beginning, stopping, leaving word for the next, and reading what is new."""

from contextlib import suppress
from datetime import UTC, datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.communities.models import Community
from alongside.core import clock
from alongside.hosting.duty.hand_over import LONGEST, hand_over
from alongside.hosting.duty.read_up_to import NotYet, all_read, new_since, read_up_to
from alongside.hosting.duty.shift import a_little_more, begin_shift, stop_shift
from alongside.memberships.viewer import Viewer
from alongside.web.enough import shift_of
from alongside.web.see_other import see_other
from alongside.web.threads.place import page_of, page_query
from alongside.web.viewer import hosts_only

A_PAGE = 50


@require_POST
@hosts_only
def shift(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Begin a shift, or go on a little more."""
    go_on = a_little_more if request.POST.get("go_on") else begin_shift
    go_on(by=viewer)
    return see_other("hosts", community.public_id)


@require_POST
@hosts_only
def stop(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Stop for today, at once; whether there is something to tell the next host is asked after that."""
    stop_shift(by=viewer)
    return see_other(f"/c/{community.public_id}/hosts/hand-over/?stopped=1")


@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def leave_word(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """What the next host should know; it may be nothing."""
    if request.method == "POST":
        hand_over(request.POST.get("text", ""), by=viewer)
        return see_other("/today/")
    shown = {"community": community, "shift": shift_of(request), "longest": LONGEST}
    return render(request, "hosts/leave_word.html", {**shown, "stopped": "stopped" in request.GET})


@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def new_posts(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Everything that was said since hosts last had read it all, and one tap to say so again."""
    if request.method == "POST":
        all_read(_moment(request.POST.get("up_to", "")), by=viewer)
        return see_other("hosts", community.public_id)
    # To the minute, cut off: no page tells seconds, and what came in this very minute stays on the list.
    opened_at, read = clock.now(), read_up_to(viewer)
    page = Paginator(new_since(viewer, read), A_PAGE).get_page(request.GET.get("page"))
    lines = [(thread, _path_to(thread.public_id, (thread.seen or 0) + 1)) for thread in page]  # type: ignore[attr-defined]
    shown = {"community": community, "shift": shift_of(request), "read": read, "page": page, "lines": lines}
    return render(request, "hosts/new_posts.html", {**shown, "up_to": opened_at.isoformat(timespec="minutes")})


def _moment(written: str) -> datetime:
    """The moment a page of ours was opened at."""
    with suppress(ValueError, OverflowError):
        if (moment := datetime.fromisoformat(written)).tzinfo:
            return moment.astimezone(UTC)
    raise NotYet(_("Please open the page again, and say so there."))


def _path_to(thread_id: str, number: int) -> str:
    return f"/t/{thread_id}/{page_query(page_of(number))}"
