"""Meet-ups' part in exports."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.sealing import alias_scope, unseal
from alongside.meetups.access import said_inside
from alongside.meetups.models import Coming, Meetup
from alongside.meetups.planned import PLACE, PLAIN


def export_planned(alias: Alias) -> list[dict[str, Any]]:
    """What this alias planned, with the place."""
    planned = Meetup.objects.filter(by=alias).order_by("begins", "pk")
    return [_plan(meetup) | {"place": _place(meetup, alias)} for meetup in planned]


def export_coming(alias: Alias) -> list[dict[str, Any]]:
    """Where this alias comes, and how; nobody else's words."""
    coming = Coming.objects.filter(alias=alias).select_related("meetup").order_by("meetup__begins", "pk")
    return [
        {
            "meetup": each.meetup.public_id,
            "begins": each.meetup.wall_begins,
            "zone": each.meetup.zone,
            "perhaps": each.perhaps,
            "seen_by": each.seen_by,
            "photos": each.photos,
            "offers_ride": each.offers_ride,
            "needs_ride": each.needs_ride,
        }
        | said_inside(each, alias.public_id)
        for each in coming
    ]


def export_meetups(community: Community) -> list[dict[str, Any]]:
    """The meet-ups of a community as its members read them: without the place, and without who came."""
    there = Meetup.objects.filter(community=community, removed=False).exclude(title="").select_related("by")
    return [
        _plan(meetup) | {"by": meetup.by.public_id if meetup.by else None} for meetup in there.order_by("begins", "pk")
    ]


def _plan(meetup: Meetup) -> dict[str, Any]:
    times = {"begins": meetup.wall_begins, "ends": meetup.wall_ends, "zone": meetup.zone}
    plain = {name: getattr(meetup, name) for name in PLAIN}
    return {"id": meetup.public_id, **plain, **times, "called_off": meetup.called_off}


def _place(meetup: Meetup, alias: Alias) -> str:
    if not meetup.place:
        return ""
    return unseal(meetup.place, scope=alias_scope(alias.public_id), place=PLACE, row=meetup.public_id)
