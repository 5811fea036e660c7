"""What a member wants to hear of one community: what for, by which way, how much, when, and how discreetly."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.accounts.preferences import Preferences
from alongside.accounts.ways import ways_of
from alongside.communities.models import Community
from alongside.core.errors import NotFound, Refused
from alongside.mailroom.addresses import community_address
from alongside.mailroom.standing import find_rest
from alongside.memberships.viewer import Viewer
from alongside.notify.choose import Choice, choose_mail, has_chosen, mail_choice_of
from alongside.notify.kinds import KINDS, Kinds
from alongside.notify.person import quiet_of
from alongside.web.frame import frame_of
from alongside.web.news.quiet import HalfQuiet, quiet_in
from alongside.web.news.words import days_full, gathers, hours, kinds, mails, ways, weekdays
from alongside.web.see_other import see_other
from alongside.web.typed import number_in
from alongside.web.viewer import members_only, person_of

MINE = "mine"  # nobody else sees this reader's mail; every other answer means that somebody could


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def news(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """All of it on one page; whoever gets no mail yet sees what it would need."""
    require_offered(request)
    if request.method != "POST":
        return page(request, community, viewer)
    try:
        choose_mail(by=viewer, zone=_preferences(request).zone, **_sent(request, mail_choice_of(viewer)))
    except HalfQuiet as refused:
        return page(request, community, viewer, wrong_quiet=str(refused))
    except Refused as refused:
        return page(request, community, viewer, wrong=str(refused))
    return see_other(f"/c/{community.public_id}/news/?kept=1")


def require_offered(request: HttpRequest) -> None:
    """Where nothing sends mail, nothing can be chosen: the page tells everything."""
    if not frame_of(request).sends_mail:
        raise NotFound


def _preferences(request: HttpRequest) -> Preferences:
    person = person_of(request)
    return person.preferences if person else Preferences()


def _sent(request: HttpRequest, was: Choice) -> Any:
    sent = request.POST
    return {
        "mail": sent.get("mail", ""),
        "discreet": sent.get("who") != MINE,
        "hour": number_in(sent.get("hour", "")),
        "weekday": number_in(sent.get("weekday", "")),
        "quiet": quiet_in(sent),
        "kinds": Kinds(*(sent.get(kind, getattr(was.kinds, kind)) for kind in KINDS)),
        "most": number_in(sent.get("most", str(was.most))),
        "gather": number_in(sent.get("gather", str(was.gather))),
    }


def page(
    request: HttpRequest, community: Community, viewer: Viewer, *, wrong: str = "", wrong_quiet: str = "",
    wrong_day: str = "",
) -> HttpResponse:  # fmt: skip
    """The page, with what was wrong with what was sent."""
    person, chosen, preferences = person_of(request), mail_choice_of(viewer), _preferences(request)
    context = {
        "community": community,
        "viewer": viewer,
        "chosen": chosen,
        "quiet": (chosen.hours.quiet if has_chosen(viewer) else quiet_of(preferences)) or ("", ""),
        "before": mails()[chosen.hours.before][0] if chosen.hours.before else "",
        "mails": [(value, *words) for value, words in mails().items()],
        "kinds": [(kind, words, request.POST.get(kind, getattr(chosen.kinds, kind))) for kind, words in kinds()],
        "ways": ways(),
        "days_full": days_full(),
        "gathers": gathers(),
        "hours": hours(),
        "weekdays": weekdays(),
        "zone": preferences.zone.replace("_", " "),
        "address": community_address(community),
        "has_address": person is not None and ways_of(person.person_id).addresses > 0,
        "resting": find_rest(viewer.member_id),
        "sent": request.POST if wrong or wrong_quiet else {},
        "wrong": wrong,
        "wrong_quiet": wrong_quiet,
        "wrong_day": wrong_day,
        "kept": "kept" in request.GET,
    }
    return render(request, "news/choice.html", context, status=422 if wrong or wrong_quiet or wrong_day else 200)
