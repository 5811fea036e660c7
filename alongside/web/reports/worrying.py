"""Something in a private conversation worries one of the two: they pick what the hosts may read, and see it first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.communities.access import get_doorway
from alongside.core.errors import Refused
from alongside.friends.access import community_of_friendship, get_friend
from alongside.friends.sides import Friend
from alongside.hosting.private_worry import excerpt_for, worry_in_private
from alongside.memberships.viewer import Viewer
from alongside.web.friends.place import name_in, path_to
from alongside.web.refusals import status_of
from alongside.web.reports.forms import PrivateWorryForm
from alongside.web.reports.picking import Picking, picking_of
from alongside.web.see_other import see_other
from alongside.web.viewer import viewer_in


@require_http_methods(["GET", "HEAD", "POST"])
def worry_about_friend(request: HttpRequest, friendship_id: str) -> HttpResponse:
    """Pick, look at what the hosts will read, and tell them; also of somebody whom one blocked meanwhile."""
    community = get_doorway(community_of_friendship(friendship_id))
    viewer = viewer_in(request, community)
    friend = get_friend(viewer, friendship_id, also_blocked=True)
    picking = picking_of(request, friend, viewer)
    if request.method != "POST" or picking.goes_on:
        form = PrivateWorryForm(initial=picking.said)
        return _pick(request, friend, form, picking)
    form = PrivateWorryForm(request.POST)
    if not form.is_valid():
        return _pick(request, friend, form, picking)
    try:
        if request.POST.get("look"):
            return _look(request, friend, viewer, form, picking)
        said = form.cleaned_data
        case = worry_in_private(
            friend, by=viewer, reason=said["reason"], words=said["text"], picked=picking.picked, once=said["once"]
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _pick(request, friend, form, picking, status=status_of(refusal))
    return see_other("told-one", community.public_id, case.public_id)


def _pick(
    request: HttpRequest, friend: Friend, form: PrivateWorryForm, picking: Picking, *, status: int = 200
) -> HttpResponse:
    """The entries to pick from, with the reason and one's own words."""
    return render(request, "reports/pick.html", {**_shown(friend, form), "picking": picking}, status=status)


def _look(
    request: HttpRequest, friend: Friend, viewer: Viewer, form: PrivateWorryForm, picking: Picking
) -> HttpResponse:
    """Exactly what the hosts will read."""
    excerpt = excerpt_for(friend, picking.picked, by=viewer)
    said = form.cleaned_data
    shown = {"excerpt": excerpt, "said": said, "reason": form.words_of_reason(), "picked": picking.picked}
    return render(request, "reports/look.html", {**_shown(friend, form), **shown})


def _shown(friend: Friend, form: PrivateWorryForm) -> dict[str, object]:
    return {
        "community": friend.friendship.community, "name": name_in(friend), "form": form,
        "back_url": path_to(friend), "alias_url": f"/a/{friend.other.public_id}/",
    }  # fmt: skip
