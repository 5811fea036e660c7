"""What somebody sees otherwise: for a host who had no part in it, to let it stand or to undo it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.fragments.around import posts_near
from alongside.hosting.case import spoken_in
from alongside.hosting.decisions.access import get_appealed, may_look_again
from alongside.hosting.decisions.appeal import has_other_host, undo, uphold
from alongside.memberships.viewer import Viewer
from alongside.web.see_other import see_other
from alongside.web.viewer import hosts_only


@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def appeal(request: HttpRequest, community: Community, viewer: Viewer, decision_id: str) -> HttpResponse:
    """The decision, its reason and what was said against it; whoever decided reads along."""
    decision = get_appealed(viewer, decision_id)
    if request.method == "POST":
        act = undo if request.POST.get("answer") == "undo" else uphold
        act(decision, by=viewer, because=request.POST.get("because", ""))
        return see_other("appeal", community.public_id, decision.public_id)
    shown = {
        "community": community,
        "decision": decision,
        "near": posts_near(decision.appeal, viewer=viewer) if decision.appeal else [],
        "spoken": spoken_in(decision.appeal) if decision.appeal else [],
        "may_decide": decision.upheld is None and may_look_again(decision, viewer),
        "has_other": has_other_host(decision),
    }
    return render(request, "hosts/appeal.html", shown)
