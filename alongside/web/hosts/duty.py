"""The rota in one's own time, one's own hours, and how one wants to be spared."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.core import clock
from alongside.hosting.duty.care import care_of, spare
from alongside.hosting.duty.rota import give_back_hours, rota_by, take_hours
from alongside.hosting.duty.week import parts_without, week_of
from alongside.hosting.models import DutyKind
from alongside.memberships.viewer import Viewer
from alongside.web.enough import shift_of
from alongside.web.rota_words import day_words, end_choices, hour_choices, hours_words, part_words
from alongside.web.see_other import see_other
from alongside.web.viewer import hosts_only

MINUTES = (5, 10, 15, 20, 30, 45, 60)


@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def rota(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Who is on this week and when nobody is; taking hours, and giving one's own back."""
    zone = ZoneInfo(timezone.get_current_timezone_name())
    if request.method == "POST":
        _change(request, viewer, zone)
        return see_other("duty", community.public_id)
    rows, today, me = rota_by(viewer, DutyKind.HOST), clock.now().astimezone(zone).date(), viewer.alias_id
    shown = {
        "community": community,
        "shift": shift_of(request),
        "zone": zone.key,
        "days": [day_words(day) for day in week_of(rows, zone=zone, today=today)],
        "nobody": [part_words(part) for part in parts_without(rows, zone=zone, today=today)] if rows else [],
        "mine": [(row.public_id, hours_words(row.hours, zone=zone.key)) for row in rows if row.alias_id == me],
        "is_empty": not rows,
        "choices": {"weekday": list(WEEKDAYS.items()), "begins": hour_choices(), "ends": end_choices()},
    }
    return render(request, "hosts/duty.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def care(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Whether one wants to meet crisis cases, and after how long a shift is enough."""
    if request.method == "POST":
        spare(by=viewer, no_crisis=request.POST.get("crisis") == "no", minutes=_number(request, "minutes"))
        return see_other(f"/c/{community.public_id}/hosts/care/?kept=1")
    chosen = care_of(viewer)
    shown = {"community": community, "care": chosen, "minutes": sorted({*MINUTES, chosen.minutes})}
    return render(request, "hosts/care.html", {**shown, "kept": "kept" in request.GET, "shift": shift_of(request)})


def _change(request: HttpRequest, viewer: Viewer, zone: ZoneInfo) -> None:
    if given := request.POST.get("give_back"):
        give_back_hours(given, by=viewer)
        return
    weekday, begins, ends = (_number(request, name) for name in ("weekday", "begins", "ends"))
    take_hours(by=viewer, kind=DutyKind.HOST, weekday=weekday, begins=begins, ends=ends, zone=zone.key)


def _number(request: HttpRequest, name: str) -> int:
    """What a list of ours offered; anything else is on none, and its verb says so."""
    sent = request.POST.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 4 else -1
