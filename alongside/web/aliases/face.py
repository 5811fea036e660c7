"""The page of an alias, and keeping somebody away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.views.decorators.http import require_POST, require_safe

from alongside.aliases.models import Alias
from alongside.fragments.aliases import shown
from alongside.friends.access import find_friend
from alongside.friends.keep_away import keep_away as block
from alongside.memberships.access import find_membership_of
from alongside.memberships.models import State
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import come_closer, distances, mute
from alongside.standing.pause import pause_of
from alongside.standing.stages import stage_of
from alongside.threads.access import recent_by
from alongside.web.aliases.genuine import what_lets_judge
from alongside.web.aliases.known import what_one_can_do
from alongside.web.aliases.place import on_alias
from alongside.web.reading import count_page
from alongside.web.see_other import see_other

KEEP_AWAY = {"block": block, "mute": mute, "closer": come_closer}


@require_safe
@on_alias
def alias_page(request: HttpRequest, alias: Alias, viewer: Viewer) -> HttpResponse:
    """What an alias tells, and what it said lately; of a blocked one nothing is read."""
    count_page(viewer, alias.public_id)
    distance = distances(viewer).get(alias.pk)
    membership, friend = find_membership_of(alias), find_friend(viewer, alias)
    runs = membership is not None and membership.state == State.ACTIVE
    context = {
        "alias": alias, "shown": shown(alias, role=membership.role if membership else ""), "viewer": viewer,
        "is_mine": alias.pk == viewer.alias_id, "is_blocked": distance is True, "is_muted": distance is False,
        "membership_runs": runs, "is_paused": viewer.is_host and runs and pause_of(alias.pk) is not None,
        "stage": stage_of(alias, viewer=viewer) if viewer.is_host else None,
        "can_do": what_one_can_do(viewer) if alias.pk == viewer.alias_id else [],
        "said": [] if distance is not None else recent_by(alias, viewer=viewer),
        "friend": friend, "has_met": bool(friend and friend.inside.get("met")),
        "genuine": what_lets_judge(alias, viewer=viewer, is_blocked=distance is True),
        "community": alias.community, "month": date_format(alias.month, "YEAR_MONTH_FORMAT"),
    }  # fmt: skip
    return render(request, "aliases/alias.html", context)


@require_POST
@on_alias
def keep_away(request: HttpRequest, alias: Alias, viewer: Viewer, how: str) -> HttpResponse:
    """Block, mute, or take either back; the other never learns of it."""
    KEEP_AWAY[how](alias, by=viewer)
    return see_other(f"/a/{alias.public_id}/")
