"""What founders say of their community for the guide."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.guide.directory.here import said_for_guide, say_for_guide
from alongside.guide.models import EntryState
from alongside.memberships.viewer import Viewer
from alongside.web.guide.forms import HereForm, items_of
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only


@require_http_methods(["GET", "POST"])
@members_only
def in_the_guide(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """With which illnesses, for whom and with what hope people come here."""
    entry = said_for_guide(community, by=viewer)
    initial = {"conditions": ", ".join(entry.conditions), "stands": entry.stands, "hopes": entry.hopes}
    form = HereForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        words = form.cleaned_data
        conditions = items_of(words["conditions"])
        say_for_guide(community, by=viewer, conditions=conditions, stands=words["stands"], hopes=words["hopes"])
        return see_other("in-the-guide", community.public_id)
    shown = entry if community.is_listed and entry.pk and entry.state == EntryState.LISTED else None
    context = {"community": community, "form": form, "shown": shown, "gone": entry.state == EntryState.GONE}
    return render(request, "guide/here.html", context)
