"""Saying that one sees a decision otherwise; also for whoever is no longer a member."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.hosting.decisions.access import get_own_decision
from alongside.hosting.decisions.appeal import appeal, has_other_host
from alongside.memberships.viewer import Viewer
from alongside.web.communities.forms import WordsForm
from alongside.web.see_other import see_other
from alongside.web.viewer import in_community


@require_http_methods(["GET", "HEAD", "POST"])
@in_community
def see_otherwise(request: HttpRequest, community: Community, viewer: Viewer, decision_id: str) -> HttpResponse:
    """What was decided, who looks again, and a box for one's words."""
    decision = get_own_decision(viewer, decision_id)
    if decision.appeal:
        return see_other("told-one", community.public_id, decision.appeal.public_id)
    form = WordsForm(request.POST or None)
    if form.is_valid():
        case = appeal(decision, form.cleaned_data["text"], by=viewer)
        return see_other("told-one", community.public_id, case.public_id)
    shown = {"community": community, "decision": decision, "form": form, "has_other": has_other_host(decision)}
    return render(request, "communities/otherwise.html", shown)
