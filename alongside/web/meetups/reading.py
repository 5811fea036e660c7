"""The list of meet-ups, one of them, and its calendar."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.communities.models import Community
from alongside.fragments.aliases import shown
from alongside.meetups.access import Guest, find_coming, may_change, may_read_place, place_of, who_comes
from alongside.meetups.calendar import calendar_of
from alongside.meetups.models import Meetup
from alongside.meetups.page import Listed, is_ahead, list_meetups
from alongside.meetups.when import is_over
from alongside.memberships.viewer import Viewer
from alongside.web.meetups.place import at_meetup
from alongside.web.meetups.times import said_when
from alongside.web.meetups.words import energy_of, photo_words
from alongside.web.viewer import members_only


@require_safe
@members_only
def every(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Those ahead, and those that are past, folded."""
    ahead, past = list_meetups(viewer)
    context = {"community": community, "viewer": viewer, "ahead": _lines(ahead), "past": _lines(past)}
    return render(request, "meetups/meetups.html", context)


def _lines(listed: Sequence[Listed]) -> list[dict[str, object]]:
    return [{"it": each, "meetup": each.meetup, "when": said_when(each.meetup)} for each in listed]


@require_safe
@at_meetup
def one(request: HttpRequest, meetup: Meetup, viewer: Viewer) -> HttpResponse:
    """A meet-up, as this member meets it."""
    mine = find_coming(meetup, viewer)
    context = {
        "meetup": meetup, "community": meetup.community, "viewer": viewer, "when": said_when(meetup),
        "planner": shown(meetup.by) if meetup.by else None, "mine": mine, "plans": meetup.by_id == viewer.alias_id,
        "may_change": may_change(meetup, viewer), "is_over": is_over(meetup), "is_ahead": is_ahead(meetup),
        "reads_place": may_read_place(meetup, viewer), "place": place_of(meetup, viewer), "energy": energy_of(meetup),
        "guests": [_guest(guest) for guest in who_comes(meetup, viewer)],
    }  # fmt: skip
    return render(request, "meetups/meetup.html", context)


def _guest(guest: Guest) -> dict[str, object]:
    words = photo_words().get(guest.photos, ("", ""))
    return {"it": guest, "alias": shown(guest.alias), "photos": guest.photos, "photo_words": words[0]}


@require_safe
@at_meetup
def calendar(request: HttpRequest, meetup: Meetup, viewer: Viewer) -> HttpResponse:
    """The file that a calendar opens; it has no name that tells anything."""
    written = calendar_of(meetup, viewer=viewer, with_title=bool(request.GET.get("title")))
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    response.headers["Cache-Control"] = "no-store"
    return response
