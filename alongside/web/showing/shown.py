"""What one has shown, and to whom; taking it back; and the face that a friend shows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.friends.models import Truth
from alongside.friends.showing.take_back import take_back
from alongside.friends.showing.truths import Told, all_shown_by, face_by_other
from alongside.friends.sides import Friend
from alongside.media.access import file_of
from alongside.memberships.viewer import Viewer
from alongside.web.friends.place import name_in, path_to, with_friend
from alongside.web.friends.truths import lines_of
from alongside.web.front.answer import FileAnswer
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only


@require_safe
@members_only
def mine(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Everything one shows in this community, friend by friend."""
    found = [
        {"name": name_in(friend), "base": path_to(friend), "lines": lines_of(shown, viewer.name, face=_face_of(shown))}
        for friend, shown in all_shown_by(viewer)
    ]
    return render(request, "showing/shown.html", {"community": community, "found": found})


@require_POST
@with_friend
def take_it_back(request: HttpRequest, friend: Friend, viewer: Viewer, truth: str) -> HttpResponse:
    """Take one thing back, silently."""
    if truth not in Truth.values:
        raise NotFound
    take_back(friend, Truth(truth), by=viewer)
    return see_other("shown-to-friends", friend.friendship.community.public_id)


@require_safe
@with_friend
def face(request: HttpRequest, friend: Friend, viewer: Viewer) -> HttpResponse:
    """The picture the friend shows, for this friend alone."""
    picture = face_by_other(friend)
    response = FileAnswer(file_of(picture, "large"), content_type="image/webp")
    response.headers["Cache-Control"] = "no-store"  # it may be taken back at any time
    return response


def _face_of(shown: list[Told]) -> str:
    """Where one sees one's own picture."""
    return next((f"/pictures/{each.said.get('picture', '')}/small" for each in shown if each.truth == Truth.FACE), "")
