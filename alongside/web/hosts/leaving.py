"""Taking a whole community along: a founder's way to move it elsewhere, or to keep it safe."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.accounts.proof import RecentProof
from alongside.communities.models import Community
from alongside.memberships.access import require_founder
from alongside.memberships.viewer import Viewer
from alongside.portability.community_export import export_community
from alongside.web.viewer import hosts_only
from alongside.web.you.proving import freshly_proved
from alongside.web.zipped import zipped


@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def take_along(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """For founders alone, who show once more that it is them."""
    require_founder(viewer)
    return _hand_over(request, community, viewer)


@freshly_proved
def _hand_over(request: HttpRequest, proof: RecentProof, community: Community, viewer: Viewer) -> HttpResponse:
    if request.method != "POST":
        return render(request, "hosts/take_along.html", {"community": community})
    return zipped(partial(export_community, community, by=viewer))
