"""The roster: who is there to welcome people now and this week, in one's own time; one's own hours, taken and given."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import Refused
from alongside.fragments.words import listed
from alongside.hosting.duty.rota import Row, give_back_hours
from alongside.hosting.duty.week import parts_without, week_of
from alongside.hosting.welcome.offer import find_offer
from alongside.hosting.welcome.roster import be_there, roster_by
from alongside.memberships.viewer import Viewer
from alongside.web.refusals import status_of
from alongside.web.rota_words import day_words, end_choices, hour_choices, hours_words, part_words
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def roster(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Who is on, and what becomes of hours that one takes or gives back."""
    rows = roster_by(viewer)
    if request.method != "POST":
        return _page(request, community, viewer, rows)
    try:
        _change(request, viewer)
    except Refused as refusal:
        return _page(request, community, viewer, rows, refusal)
    return see_other(f"/c/{community.public_id}/roster/")


def _change(request: HttpRequest, viewer: Viewer) -> None:
    if given := request.POST.get("give_back"):
        give_back_hours(given, by=viewer)
        return
    weekday, begins, ends = (_number(request.POST.get(name, "")) for name in ("weekday", "begins", "ends"))
    zone = timezone.get_current_timezone_name()
    be_there(by=viewer, weekday=weekday, begins=begins, ends=ends, zone=zone)


def _number(sent: str) -> int:
    """What a list of ours offered; anything else is on none, and the verb says so."""
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 3 else -1


def _page(
    request: HttpRequest, community: Community, viewer: Viewer, rows: list[Row], refusal: Refused | None = None
) -> HttpResponse:
    zone = ZoneInfo(timezone.get_current_timezone_name())
    now = clock.now()
    today = now.astimezone(zone).date()
    mine = [row for row in rows if row.alias_id == viewer.alias_id]
    on_now = list(dict.fromkeys(row.name for row in rows if row.hours.hold_at(now)))
    context = {
        "community": community,
        "viewer": viewer,
        "zone": zone.key.replace("_", " "),
        "is_offered": find_offer(viewer) is not None,
        "on_now": listed(on_now),
        "days": [day_words(day) for day in week_of(rows, zone=zone, today=today)],
        "nobody": [part_words(part) for part in parts_without(rows, zone=zone, today=today)] if rows else [],
        "mine": [(row.public_id, hours_words(row.hours, zone=zone.key)) for row in mine],
        "is_empty": not rows,
        "choices": {"weekday": list(WEEKDAYS.items()), "begins": hour_choices(), "ends": end_choices()},
        "wrong": str(refusal or ""),
    }
    return render(request, "welcome/roster.html", context, status=status_of(refusal) if refusal else 200)
