"""Inviting: a link that lets a few people in for two weeks, shown once."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from alongside.communities.models import Community
from alongside.memberships import join
from alongside.memberships.access import get_invitation, invitations_by, may_invite
from alongside.memberships.viewer import Viewer
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only


@require_http_methods(["GET", "POST"])
@members_only
def invite(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """One button makes a link; the open ones are listed without their secrets."""
    secret = join.invite(community, by=viewer) if request.method == "POST" else ""
    shown = {
        "community": community,
        "link": f"{settings.URL}/i/{secret}/" if secret else "",
        "may_invite": may_invite(viewer, community),
        "open_ones": list(invitations_by(viewer)),
    }
    return render(request, "communities/invite.html", shown)


@require_POST
@members_only
def take_back(request: HttpRequest, community: Community, viewer: Viewer, invitation_id: str) -> HttpResponse:
    """Close one of them."""
    join.take_back(get_invitation(viewer, invitation_id), by=viewer)
    return see_other("invite", community.public_id)
