"""What a member wants by mail from one community: how much, when, how discreetly, and a pause."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.accounts.ways import ways_of
from alongside.communities.models import Community
from alongside.core import clock
from alongside.core.errors import NotFound, Refused
from alongside.mailroom.addresses import community_address
from alongside.mailroom.standing import bring_mail_back, find_rest
from alongside.memberships.viewer import Viewer
from alongside.notify.choose import MailChoiceUnknown, choose_mail, mail_choice_of, pause_mail
from alongside.web.by_mail.words import hours, mails, weekdays
from alongside.web.frame import frame_of
from alongside.web.see_other import see_other
from alongside.web.typed import number_in
from alongside.web.viewer import members_only, person_of

MINE = "mine"  # nobody else sees this reader's mail; every other answer means that somebody could


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def choice(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """All of it on one page; whoever gets no mail yet sees what it would need."""
    _require_offered(request)
    if request.method != "POST":
        return _page(request, community, viewer)
    begins, ends = request.POST.get("quiet_from", ""), request.POST.get("quiet_to", "")
    if bool(begins) != bool(ends):
        half = _("Quiet hours need a beginning and an end. Please choose both, or neither.")
        return _page(request, community, viewer, wrong_quiet=half)
    try:
        choose_mail(by=viewer, zone=_zone(request), **_sent(request))
    except Refused as refused:
        where = "wrong_quiet" if begins and begins == ends else "wrong"
        return _page(request, community, viewer, **{where: str(refused)})
    return see_other(f"/c/{community.public_id}/mail/?kept=1")


@require_POST
@members_only
def pause(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Let mail rest until a day, or go on before it has come."""
    _require_offered(request)
    try:
        pause_mail(None if "end" in request.POST else _day(request), by=viewer)
    except Refused as refused:
        return _page(request, community, viewer, wrong_day=str(refused))
    return see_other(f"/c/{community.public_id}/mail/?kept=1")


@require_POST
@members_only
def undo(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Have mail again as it was before a link in a mail ended it."""
    _require_offered(request)
    if before := mail_choice_of(viewer).hours.before:
        choose_mail(by=viewer, mail=before)
    return see_other(f"/c/{community.public_id}/mail/?kept=1")


@require_POST
@members_only
def again(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Try once more to reach somebody whose mail came back to us."""
    _require_offered(request)
    bring_mail_back([viewer.member_id])
    return see_other(f"/c/{community.public_id}/mail/?kept=1")


def _require_offered(request: HttpRequest) -> None:
    """Where nothing sends mail, nothing can be chosen about it."""
    if not frame_of(request).sends_mail:
        raise NotFound


def _zone(request: HttpRequest) -> str:
    person = person_of(request)
    return person.preferences.zone if person else ""


def _sent(request: HttpRequest) -> Any:
    sent = request.POST
    quiet = None
    if sent.get("quiet_from") or sent.get("quiet_to"):
        quiet = (number_in(sent.get("quiet_from", "")), number_in(sent.get("quiet_to", "")))
    return {
        "mail": sent.get("mail", ""),
        "discreet": sent.get("who") != MINE,
        "hour": number_in(sent.get("hour", "")),
        "weekday": number_in(sent.get("weekday", "")),
        "quiet": quiet,
    }


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("until", "").strip())
    except ValueError as unreadable:
        words = _("Please say a day, such as %(day)s.") % {"day": clock.today().isoformat()}
        raise MailChoiceUnknown(words) from unreadable


def _page(
    request: HttpRequest, community: Community, viewer: Viewer, *, wrong: str = "", wrong_quiet: str = "",
    wrong_day: str = "",
) -> HttpResponse:  # fmt: skip
    person, chosen = person_of(request), mail_choice_of(viewer)
    resting = find_rest(viewer.member_id)
    context = {
        "community": community,
        "viewer": viewer,
        "chosen": chosen,
        "before": mails()[chosen.hours.before][0] if chosen.hours.before else "",
        "mails": [(value, *words) for value, words in mails().items()],
        "hours": hours(),
        "weekdays": weekdays(),
        "zone": _zone(request).replace("_", " "),
        "address": community_address(community),
        "has_address": person is not None and ways_of(person.person_id).addresses > 0,
        "resting": resting,
        "sent": request.POST if wrong or wrong_quiet else {},
        "wrong": wrong,
        "wrong_quiet": wrong_quiet,
        "wrong_day": wrong_day,
        "kept": "kept" in request.GET,
    }
    return render(request, "by_mail/choice.html", context, status=422 if wrong or wrong_quiet or wrong_day else 200)
