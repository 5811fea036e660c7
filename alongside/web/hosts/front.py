"""The hosts' front page: what waits, and whether one's own shift has been long enough."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.communities.models import Community
from alongside.hosting import access
from alongside.hosting.crisis.lines import stale_lines
from alongside.hosting.duty.hand_over import find_last_note
from alongside.hosting.duty.read_up_to import read_up_to
from alongside.hosting.pairs.access import waiting_for_second
from alongside.hosting.welcome.access import hosts_asked_for
from alongside.memberships.access import waiting_by
from alongside.memberships.viewer import Viewer
from alongside.web.enough import shift_of
from alongside.web.viewer import hosts_only

A_PAGE = 30


@require_safe
@hosts_only
def waiting(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """What waits: cases by urgency and time, people without an answer, what takes two, who asks to come in."""
    shown = {
        "community": community,
        "viewer": viewer,
        "shift": shift_of(request),
        "note": find_last_note(viewer),
        "read": read_up_to(viewer),
        "page": Paginator(access.as_lines(access.waiting_by(viewer)), A_PAGE).get_page(request.GET.get("page")),
        "unanswered": list(hosts_asked_for(viewer)[:A_PAGE]),
        "proposals": list(waiting_for_second(viewer)[:A_PAGE]),
        "asking": list(waiting_by(viewer)[:A_PAGE]),
        "lines_are_old": bool(stale_lines()),
    }
    return render(request, "hosts/waiting.html", shown)
