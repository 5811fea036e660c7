"""Finding something in one's own private conversations."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from markupsafe import Markup

from alongside.communities.models import Community
from alongside.fragments.patterns import as_made
from alongside.friends.conversations.search import Found
from alongside.friends.conversations.search import search as search_own
from alongside.memberships.viewer import Viewer
from alongside.web.friends.place import name_in, path_to
from alongside.web.search.find import LONGEST
from alongside.web.viewer import members_only

AROUND = 5  # messages after the one that was found, so that it stands in its place


@dataclass(frozen=True)
class Line:
    """One message that was found."""

    url: str
    who: str
    at: datetime
    words: Markup | str  # none where there is a content note


@require_safe
@members_only
def search(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """What one wrote to friends, and what they wrote, by its words; nobody else can search it."""
    asked = request.GET.get("q", "")[:LONGEST].strip()
    found = [_line(each) for each in search_own(viewer, asked)]
    return render(request, "friends/search.html", {"community": community, "asked": asked, "found": found})


def _line(found: Found) -> Line:
    friend, until = found.friend, found.number + AROUND + 1
    page = f"?before={until}" if until <= friend.friendship.numbered else ""
    who = friend.me.name if found.mine else name_in(friend)
    words = "" if found.note else as_made(found.snippet)
    return Line(f"{path_to(friend)}{page}#post-{found.public_id}", who, found.at, words)
