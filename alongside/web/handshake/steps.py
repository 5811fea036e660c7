"""What one does at a handshake; each step is a form, and leads back to the page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.friends.handshake.begin import begin
from alongside.friends.handshake.confirm import confirm, decline
from alongside.friends.handshake.hear import hear
from alongside.friends.handshake.join import join
from alongside.memberships.viewer import Viewer
from alongside.web.handshake.pages import show
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only

type Step = Callable[[], object]


@require_POST
@members_only
def begin_one(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Be the one who reads first."""
    return _do(request, community, viewer, lambda: begin(community, by=viewer))


@require_POST
@members_only
def join_one(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Type what the other reads."""
    return _do(request, community, viewer, lambda: join(community, _typed(request), by=viewer))


@require_POST
@members_only
def hear_back(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Type what the other reads back."""
    return _do(request, community, viewer, lambda: hear(_typed(request), by=viewer))


@require_POST
@members_only
def answer(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Say yes, or no."""
    says_yes = request.POST.get("answer") == "yes"
    leads = "" if says_yes else "?look=1"
    return _do(request, community, viewer, lambda: (confirm if says_yes else decline)(by=viewer), leads=leads)


def _typed(request: HttpRequest) -> str:
    return request.POST.get("words", "")[:200]  # three words, however they are typed


def _do(request: HttpRequest, community: Community, viewer: Viewer, step: Step, *, leads: str = "") -> HttpResponse:
    try:
        step()
    except Refused as refusal:
        return show(request, community, viewer, wrong=str(refusal), typed=_typed(request), status=status_of(refusal))
    return see_other(f"/c/{community.public_id}/handshake/{leads}")
