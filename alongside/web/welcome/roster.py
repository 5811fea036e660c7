"""The roster: who is there to welcome people now and this week, in one's own time; one's own hours, taken and given."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import Refused
from alongside.fragments.words import listed
from alongside.hosting.duty.rota import Row, give_back_hours
from alongside.hosting.welcome.offer import find_offer
from alongside.hosting.welcome.roster import be_there, roster_by
from alongside.memberships.viewer import Viewer
from alongside.web.refusals import status_of
from alongside.web.rota import hours_sent, shown_rota
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def roster(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Who is on, and what becomes of hours that one takes or gives back."""
    rows = roster_by(viewer)
    if request.method != "POST":
        return _page(request, community, viewer, rows)
    try:
        _change(request, viewer)
    except Refused as refusal:
        return _page(request, community, viewer, rows, refusal)
    return see_other(f"/c/{community.public_id}/roster/")


def _change(request: HttpRequest, viewer: Viewer) -> None:
    if given := request.POST.get("give_back"):
        give_back_hours(given, by=viewer)
    else:
        be_there(by=viewer, **hours_sent(request))


def _page(
    request: HttpRequest, community: Community, viewer: Viewer, rows: list[Row], refusal: Refused | None = None
) -> HttpResponse:
    now = clock.now()
    on_now = list(dict.fromkeys(row.name for row in rows if row.hours.hold_at(now)))
    context = {
        **shown_rota(rows, viewer),
        "community": community,
        "viewer": viewer,
        "is_offered": find_offer(viewer) is not None,
        "on_now": listed(on_now),
        "wrong": str(refusal or ""),
    }
    return render(request, "welcome/roster.html", context, status=status_of(refusal) if refusal else 200)
