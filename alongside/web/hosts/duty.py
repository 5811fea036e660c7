"""The rota in one's own time, one's own hours, and how one wants to be spared."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.hosting.duty.care import care_of, spare
from alongside.hosting.duty.rota import give_back_hours, rota_by, take_hours
from alongside.hosting.models import DutyKind
from alongside.memberships.viewer import Viewer
from alongside.web.enough import shift_of
from alongside.web.rota import hours_sent, shown_rota
from alongside.web.see_other import see_other
from alongside.web.typed import number_in
from alongside.web.viewer import hosts_only

MINUTES = (5, 10, 15, 20, 30, 45, 60)


@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def rota(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Who is on this week and when nobody is; taking hours, and giving one's own back."""
    if request.method == "POST":
        _change(request, viewer)
        return see_other("duty", community.public_id)
    shown = shown_rota(rota_by(viewer, DutyKind.HOST), viewer)
    return render(request, "hosts/duty.html", {**shown, "community": community, "shift": shift_of(request)})


@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def care(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Whether one wants to meet crisis cases, and after how long a shift is enough."""
    if request.method == "POST":
        sent = request.POST
        spare(by=viewer, no_crisis=sent.get("crisis") == "no", minutes=number_in(sent.get("minutes", "")))
        return see_other(f"/c/{community.public_id}/hosts/care/?kept=1")
    chosen = care_of(viewer)
    shown = {"community": community, "care": chosen, "minutes": sorted({*MINUTES, chosen.minutes})}
    return render(request, "hosts/care.html", {**shown, "kept": "kept" in request.GET, "shift": shift_of(request)})


def _change(request: HttpRequest, viewer: Viewer) -> None:
    if given := request.POST.get("give_back"):
        give_back_hours(given, by=viewer)
    else:
        take_hours(by=viewer, kind=DutyKind.HOST, **hours_sent(request))
