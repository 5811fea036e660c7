"""What each of the two phones shows."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.fragments.aliases import shown
from alongside.friends.handshake.inside import over
from alongside.friends.handshake.join import join_by_code
from alongside.friends.handshake.page import NONE, WAITING, phone_of, step_of
from alongside.memberships.viewer import Viewer
from alongside.web.handshake.code import code_as_svg
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only


@require_safe
@members_only
def handshake(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Begin one, or go on where it stands."""
    return show(request, community, viewer, told=over() if request.GET.get("look") else "")


@require_safe
@members_only
def step(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """One word for the script of a phone that waits: whether there is something new to look at."""
    return HttpResponse(step_of(viewer), content_type="text/plain")


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def scanned(request: HttpRequest, community: Community, viewer: Viewer, code: str) -> HttpResponse:
    """Where a scanned code leads: the same page for every code, and one button.

    The code stands in the path, and so in the history of that phone; it leads somewhere once, within two minutes.
    """
    if request.method != "POST":
        return render(request, "handshake/scanned.html", {"community": community})
    try:
        join_by_code(community, code, by=viewer)
    except Refused as refusal:
        return show(request, community, viewer, wrong=str(refusal), status=status_of(refusal))
    return see_other("handshake", community.public_id)


def show(
    request: HttpRequest, community: Community, viewer: Viewer, *,
    wrong: str = "", typed: str = "", told: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page of this phone, with what went wrong and the words that were typed."""
    phone = phone_of(viewer)
    base = f"/c/{community.public_id}/handshake/"
    context = {
        "community": community, "phone": phone, "wrong": wrong, "typed": typed, "base": base,
        "told": told if phone.step == NONE and not wrong else "", "waits": phone.step in WAITING,
        "code": code_as_svg(f"{settings.URL}{base}scanned/{phone.code}/") if phone.code else "",
        "other": shown(phone.other) if phone.other else None,
    }  # fmt: skip
    return render(request, "handshake/handshake.html", context, status=status)
