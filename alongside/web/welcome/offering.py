"""Offering to welcome people who are new, saying it differently, resting from it, and taking it back."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from alongside.aliases.models import Alias
from alongside.core.errors import Refused
from alongside.hosting.welcome.offer import (
    Offered,
    find_offer,
    offer,
    rest_from_welcoming,
    stop_offering,
    welcome_again,
)
from alongside.memberships.viewer import Viewer
from alongside.web.aliases.place import on_own_alias
from alongside.web.news.words import hours
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other
from alongside.web.typed import number_in

VERBS = {"rest": rest_from_welcoming, "again": welcome_again, "stop": stop_offering}


@require_http_methods(["GET", "HEAD", "POST"])
@on_own_alias
def offering(request: HttpRequest, alias: Alias, viewer: Viewer) -> HttpResponse:
    """What one offers, and what becomes of the form."""
    if request.method != "POST":
        return _page(request, alias, viewer)
    here = f"/a/{alias.public_id}/welcome/"
    if verb := VERBS.get(request.POST.get("verb", "")):
        verb(by=viewer)
        return see_other(here)
    said = _offered(request)
    try:
        offer(said, by=viewer)
    except Refused as refusal:
        return _page(request, alias, viewer, said=said, refusal=refusal)
    return see_other(f"{here}?kept=1")


def _offered(request: HttpRequest) -> Offered:
    sent = request.POST
    return Offered(
        topics=" ".join(sent.get("topics", "").split()),
        languages=tuple(dict.fromkeys(sent.getlist("languages"))),
        begins=number_in(sent.get("begins", "")),
        ends=number_in(sent.get("ends", "")),
        zone=timezone.get_current_timezone_name(),
        by_mail=sent.get("by_mail") == "yes",
    )


def _page(
    request: HttpRequest, alias: Alias, viewer: Viewer, *, said: Offered | None = None, refusal: Refused | None = None
) -> HttpResponse:
    kept = find_offer(viewer)
    offered, rests_until = kept or (Offered(languages=(alias.community.language,)), None)
    context = {
        "alias": alias,
        "community": alias.community,
        "is_new": viewer.is_new,
        "is_offered": kept is not None,
        "offered": said or offered,
        "rests_until": rests_until,
        "languages": list(settings.LANGUAGES),
        "hours": hours(),
        "zone": timezone.get_current_timezone_name().replace("_", " "),
        "wrong": str(refusal or ""),
        "kept": "kept" in request.GET,
    }
    return render(request, "welcome/offer.html", context, status=status_of(refusal) if refusal else 200)
