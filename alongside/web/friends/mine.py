"""Who one's friends are in a community, who asks, and whom one asked."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.communities.models import Community
from alongside.fragments.aliases import Shown, shown
from alongside.friends.access import friends_by
from alongside.friends.models import Choice
from alongside.friends.sides import Friend, Stands
from alongside.memberships.viewer import Viewer
from alongside.web.friends.place import path_to
from alongside.web.viewer import members_only


@dataclass(frozen=True)
class Line:
    """One friend, or one ask, as a line of the page."""

    other: Shown
    url: str
    rests: bool = False


@require_safe
@members_only
def friends(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """All of it on one page; who asked and rests stands last."""
    lines: dict[str, list[Line]] = {stands: [] for stands in Stands}
    for friend in friends_by(viewer):
        lines[friend.stands].append(_line(friend))
    context = {
        "community": community, "alias": viewer.alias, "friends": lines[Stands.FRIENDS], "made": lines[Stands.I_ASK],
        "came": sorted(lines[Stands.THEY_ASK], key=lambda line: line.rests),
    }  # fmt: skip
    return render(request, "friends/friends.html", context)


def _line(friend: Friend) -> Line:
    return Line(shown(friend.other), path_to(friend), friend.side.choice == Choice.RESTS)
