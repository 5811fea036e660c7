"""The page where one finds what was said."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.communities.models import Community
from alongside.fragments.patterns import as_made
from alongside.fragments.words import name_of
from alongside.memberships.viewer import Viewer
from alongside.search.find import find_posts
from alongside.web.reading import count_page
from alongside.web.viewer import members_only

LONGEST = 200  # letters of a question to the search; nobody remembers more of a sentence


@require_safe
@members_only
def search(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """What this member may read, by its words or by who said it, newest first."""
    asked, author = request.GET.get("q", "")[:LONGEST].strip(), request.GET.get("by", "")[:60].strip()
    count_page(viewer, asked, author, request.GET.get("before", ""))
    findings = find_posts(viewer, asked, author=author, before=request.GET.get("before", ""))
    found = [
        (each.post, as_made(each.words), name_of(each.post.author_name, each.post.author_state))
        for each in findings.posts
    ]
    older = urlencode({"q": asked, "by": author, "before": findings.older}) if findings.older else ""
    context = {
        "community": community, "asked": asked, "author": author, "found": found, "older": older,
        "has_asked": bool(asked or author), "is_first": not request.GET.get("before"),
    }  # fmt: skip
    return render(request, "search/search.html", context)
