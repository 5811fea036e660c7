"""A community's page for its members: what is going on, as titles with the last few words said and by whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.communities.models import Community
from alongside.drafts.keep import has_drafts
from alongside.fragments.words import name_of
from alongside.memberships.viewer import Viewer
from alongside.threads.listing import Line, lines_by, waiting_for
from alongside.web.threads.place import page_of, page_query


def community_page(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The threads of a community, as this member meets them."""
    before = request.GET.get("before", "")
    lines = lines_by(viewer, community, before=before)
    context = {
        "community": community, "viewer": viewer, "lines": lines.lines, "before": lines.before, "is_first": not before,
        "waiting": [] if before else waiting_for(viewer, community), "has_drafts": has_drafts(viewer),
        "url_of": url_of, "name_of": name_of,
    }  # fmt: skip
    return render(request, "communities/page.html", context)


def url_of(line: Line) -> str:
    """The thread, at the place where this member left off."""
    if 0 < line.read_to < line.last_number:
        return f"/t/{line.public_id}/{page_query(page_of(line.read_to + 1))}#new"
    return f"/t/{line.public_id}/"
