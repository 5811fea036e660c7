"""A chat that comes again: what it is, changing all that follow, and ending it; for hosts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.chats.access import get_series
from alongside.chats.models import Series
from alongside.chats.page import list_chats
from alongside.chats.repeat import next_of
from alongside.chats.series import change_series, end_series, plan_of_series
from alongside.communities.models import Community
from alongside.memberships.viewer import Viewer
from alongside.web.chats.listed import lines
from alongside.web.chats.plan import answer
from alongside.web.chats.plan_paper import Ready, paper_of
from alongside.web.chats.plan_rule import ONCE, SAME, SHOWN, in_words, rule_words, way_of, ways_to_repeat
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only


@require_safe
@members_only
def one(request: HttpRequest, community: Community, viewer: Viewer, series_id: str) -> HttpResponse:
    """A series, and those of its chats that lie ahead."""
    series = get_series(viewer, series_id)
    ahead = [each for each in list_chats(viewer).ahead if each.chat.series_id == series.pk]
    context = {
        "community": community, "series": series, "viewer": viewer, "rule": rule_words(series.rule, series.wall_begins),
        "times": in_words(next_of(series)[:SHOWN], series.zone), "zone": series.zone.replace("_", " "),
        "ahead": lines(ahead),
    }  # fmt: skip
    return render(request, "chats/series.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def change_it(request: HttpRequest, community: Community, viewer: Viewer, series_id: str) -> HttpResponse:
    """Say or time all that follow differently."""
    series = get_series(viewer, series_id)
    if series.ended:
        return see_other(path_to_series(community, series))
    paper = paper_of(request, plan_of_series(series), series.rule)
    ways = [way for way in ways_to_repeat() if way[0] != ONCE]
    if way_of(series.rule) == SAME:
        ways.insert(0, (SAME, _("As it is now"), ""))
    context: dict[str, Any] = {"community": community, "series": series, "viewer": viewer, "repeats": ways}

    def keep(ready: Ready) -> str:
        change_series(series, ready.planned, ready.rule or series.rule, by=viewer)
        return path_to_series(community, series)

    return answer(request, paper, context, keep)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def end(request: HttpRequest, community: Community, viewer: Viewer, series_id: str) -> HttpResponse:
    """Say what follows, then do it."""
    series = get_series(viewer, series_id)
    if request.method == "POST":
        end_series(series, by=viewer)
        return see_other(path_to_series(community, series))
    context = {
        "title": _("End this series"),
        "consequences": [
            _("No more of these chats come."),
            _("Those of the next two weeks stay in the list, and say that they were called off. Later ones are gone."),
            _("Chats that were held stay, with what people said. A chat that goes on now goes on."),
            _("You can't take this back. But you can plan a new series."),
        ],
        "action": request.path, "button": _("End this series"), "back_url": path_to_series(community, series),
        "final": True,
    }  # fmt: skip
    return render(request, "layout_confirm.html", context)


def path_to_series(community: Community, series: Series) -> str:
    """Where it stands."""
    return f"/c/{community.public_id}/chats/series/{series.public_id}/"
