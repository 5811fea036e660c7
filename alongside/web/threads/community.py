"""A community's page for its members: what is going on, as titles with the last few words said and by whom."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from alongside.chats.page import near_chats
from alongside.communities.models import Community
from alongside.drafts.keep import has_drafts
from alongside.fragments.lines import lines_html
from alongside.fragments.near_chats import near_html
from alongside.fragments.patterns import place
from alongside.hosting.welcome.lines import waiting_for
from alongside.memberships.viewer import Viewer
from alongside.threads.listing import Line, lines_by
from alongside.web.frame import Frame
from alongside.web.shell import answer
from alongside.web.threads.place import page_of, page_query


def community_page(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The threads of a community, as this member meets them."""
    is_first = not request.GET.get("before")
    lines = lines_by(viewer, community, before=request.GET.get("before", ""))
    waiting = waiting_for(viewer, community) if is_first else []
    drafts = has_drafts(viewer)
    chats = near_html(near_chats(viewer)) if is_first else ""

    def context(_frame: Frame) -> dict[str, Any]:
        return {
            "community": community, "viewer": viewer, "alias": place("alias"), "is_first": is_first,
            "lines": place("lines") if lines.lines else "", "waiting": place("waiting") if waiting else "",
            "before": place("before") if lines.before else "", "has_drafts": drafts,
            "chats": place("chats") if chats else "",
        }  # fmt: skip

    fills = {
        "lines": lines_html((line, url_of(line)) for line in lines.lines),
        "waiting": lines_html(((line, url_of(line)) for line in waiting), waits=True),
        "before": lines.before, "alias": viewer.alias, "chats": chats,
    }  # fmt: skip
    shown = (bool(lines.lines), bool(waiting), bool(lines.before), drafts, bool(chats))
    facts = (community.pk, community.version, viewer.is_host, is_first, *shown)
    return answer(request, "communities/page.html", context, facts=facts, fills=fills)


def url_of(line: Line) -> str:
    """The thread, at the place where this member left off."""
    if 0 < line.read_to < line.last_number:
        return f"/t/{line.public_id}/{page_query(page_of(line.read_to + 1))}#new"
    return f"/t/{line.public_id}/"
