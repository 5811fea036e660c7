"""Who comes in, and who helps to host."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.memberships.access import find_member_named, get_alias, get_waiting, hosts_by
from alongside.memberships.join import decline, let_in
from alongside.memberships.lead import appoint, hand_over, retire
from alongside.memberships.viewer import Viewer
from alongside.web.see_other import see_other
from alongside.web.viewer import hosts_only


@require_POST
@hosts_only
def asking(request: HttpRequest, community: Community, viewer: Viewer, alias_id: str) -> HttpResponse:
    """Yes or no to somebody who asked to come in."""
    answer = let_in if request.POST.get("answer") == "yes" else decline
    answer(get_waiting(viewer, alias_id), by=viewer)
    return see_other("hosts", community.public_id)


@require_http_methods(["GET", "POST"])
@hosts_only
def team(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The hosts; a founder asks a member to help by typing their name, because there is no list of members."""
    error = ""
    if request.method == "POST":
        if member := find_member_named(viewer, request.POST.get("name", "")):
            appoint(member.pk, by=viewer)
            return see_other("team", community.public_id)
        error = _("Nobody here goes by that name. Names are written exactly as they stand beside posts.")
    shown = {"community": community, "viewer": viewer, "hosts": list(hosts_by(viewer)), "error": error}
    return render(request, "hosts/team.html", shown)


@require_POST
@hosts_only
def change_role(request: HttpRequest, community: Community, viewer: Viewer, alias_id: str) -> HttpResponse:
    """Retire a host, or hand the community to one, once its founder has read what that means."""
    verb = {"retire": retire, "hand-over": hand_over}.get(request.POST.get("verb", ""))
    if verb is None:
        raise NotFound
    alias = get_alias(viewer, alias_id)
    if verb is hand_over and not request.POST.get("sure"):
        return _asked_first(request, community, alias)
    verb(alias.pk, by=viewer)
    return see_other("community", community.public_id)


def _asked_first(request: HttpRequest, community: Community, alias: Alias) -> HttpResponse:
    asked = {
        "title": _("Hand the community to %(name)s") % {"name": alias.name},
        "consequences": [
            _("%(name)s decides from then on about the doorway, the guidelines and who helps to host.")
            % {"name": alias.name},
            _("You stay as a moderator. Only %(name)s can hand it back.") % {"name": alias.name},
        ],
        "button": _("Hand the community to %(name)s") % {"name": alias.name},
        "action": request.path,
        "back_url": reverse("team", args=[community.public_id]),
    }
    return render(request, "hosts/hand_over.html", asked)
