"""When a shift is over: each of the hosts' pages first offers to stop; nothing is locked, and danger goes before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.communities.models import Community
from alongside.hosting.access import danger_waits
from alongside.hosting.duty.shift import Now, look_in
from alongside.memberships.viewer import Viewer

STOPPING = ("hand-over", "stop-shift", "shift")  # the way out leads through these


def offered_to_stop(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse | None:
    """The offer, where this host's shift is over; nothing where there is something else to do first.

    Whoever goes on sees the page they asked for, and the offer again at the next. What is sent is never held up.
    """
    shift = look_in(viewer)
    request._shift = shift  # type: ignore[attr-defined]
    match = request.resolver_match
    on_the_way = request.method not in ("GET", "HEAD") or (match is not None and match.url_name in STOPPING)
    if shift is None or not shift.is_over or on_the_way or "still" in request.GET or danger_waits(viewer):
        return None
    asked_for = request.GET.copy()
    asked_for["still"] = "1"
    still = f"{request.path}?{asked_for.urlencode()}"
    return render(request, "hosts/enough.html", {"community": community, "still": still})


def shift_of(request: HttpRequest) -> Now | None:
    """The shift of the host whose page this is, as `offered_to_stop` found it."""
    found: Now | None = getattr(request, "_shift", None)
    return found
