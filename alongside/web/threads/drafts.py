"""Keeping what isn't said yet: as one types, or by a button."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.communities.access import get_doorway
from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.drafts.keep import drafts_by, forget, keep
from alongside.memberships.viewer import Viewer
from alongside.threads.access import get_own_post, thread_id_of, titles_of
from alongside.web.see_other import see_other
from alongside.web.threads.enclosing import with_document
from alongside.web.threads.heard import kept_of, with_picture
from alongside.web.threads.place import look_at
from alongside.web.viewer import members_only, viewer_in

KINDS = ("community", "thread", "post")


@require_POST
def draft(request: HttpRequest, kind: str, place_id: str) -> HttpResponse:
    """Keep what the form carries, in place of what was kept; an empty form forgets it."""
    community, viewer = _place(request, kind, place_id)
    if request.POST.get("forget"):
        forget(f"{kind} {place_id}", by=viewer)
    else:
        kept = with_document(request, kept_of(request), viewer, community)
        kept = with_picture(request, kept, viewer, community)
        keep(f"{kind} {place_id}", kept, by=viewer)
    return HttpResponse(status=204) if request.POST.get("quiet") else see_other(f"/c/{community.public_id}/drafts/")


def _place(request: HttpRequest, kind: str, place_id: str) -> tuple[Community, Viewer]:
    """Where this draft belongs; only where its writer could say it."""
    if kind not in KINDS:
        raise NotFound
    if kind == "community":
        community = get_doorway(place_id)
        viewer = viewer_in(request, community)
    else:
        thread, viewer = look_at(request, place_id if kind == "thread" else thread_id_of(place_id))
        community = thread.community
        if kind == "post":
            get_own_post(viewer, place_id)
    if not viewer.is_member:
        raise NotFound
    return community, viewer


@require_safe
@members_only
def all_drafts(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """What one began here and has not said."""
    kept = drafts_by(viewer)
    titles = titles_of(viewer, [place.partition(" ")[2] for place, _words in kept])
    drafts = [_line(place, words, titles) for place, words in kept]
    return render(request, "threads/drafts.html", {"community": community, "drafts": drafts})


def _line(place: str, words: dict[str, str], titles: dict[str, str]) -> dict[str, str]:
    kind, _space, place_id = place.partition(" ")
    if kind == "friend":  # its place names nobody; to whom it is stands in the draft
        url = f"/a/{words.get('to', '')}/friend/"
        return {
            "url": url, "draft_url": f"{url}draft/", "kind": kind, "title": _("Private words"),
            "text": words.get("text", ""),
        }  # fmt: skip
    leads = {"community": f"/c/{place_id}/write/", "thread": f"/t/{place_id}/answer/", "post": f"/p/{place_id}/edit/"}
    return {
        "url": leads.get(kind, ""), "draft_url": f"/drafts/{kind}/{place_id}/", "kind": kind,
        "title": words.get("title", "") or titles.get(place_id, ""), "text": words.get("text", ""),
    }  # fmt: skip
