"""Saying that one comes, how, and who may see it; and taking it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.errors import Refused
from alongside.meetups.access import find_coming, said_inside
from alongside.meetups.come import LONGEST, Comes, come, stay_away
from alongside.meetups.models import Meetup
from alongside.memberships.viewer import Viewer
from alongside.web.meetups.place import at_meetup, path_to
from alongside.web.meetups.times import said_when
from alongside.web.meetups.words import photo_words, seen_by_words
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other


@require_http_methods(["GET", "HEAD", "POST"])
@at_meetup
def say(request: HttpRequest, meetup: Meetup, viewer: Viewer) -> HttpResponse:
    """What one says about coming, and what becomes of the form."""
    if request.method != "POST":
        return _page(request, meetup, _kept(meetup, viewer))
    comes = _typed(request)
    try:
        come(meetup, comes, by=viewer)
    except Refused as refusal:
        return _page(request, meetup, comes, refusal)
    return see_other(path_to(meetup))


@require_POST
@at_meetup
def take_back(request: HttpRequest, meetup: Meetup, viewer: Viewer) -> HttpResponse:
    """Take it back, silently."""
    stay_away(meetup, by=viewer)
    return see_other(path_to(meetup))


def _typed(request: HttpRequest) -> Comes:
    sent = request.POST
    rides = sent.getlist("rides")
    return Comes(
        perhaps=sent.get("how") == "perhaps",
        seen_by=sent.get("seen_by", ""),
        photos=sent.get("photos", ""),
        offers_ride="offers" in rides,
        needs_ride="needs" in rides,
        ride=sent.get("ride", ""),
        needs=sent.get("needs", ""),
    )


def _kept(meetup: Meetup, viewer: Viewer) -> Comes:
    mine = find_coming(meetup, viewer)
    if mine is None:
        return Comes()
    inside = said_inside(mine, viewer.alias)
    return Comes(mine.perhaps, mine.seen_by, mine.photos, mine.offers_ride, mine.needs_ride, **inside)


def _page(request: HttpRequest, meetup: Meetup, comes: Comes, refusal: Refused | None = None) -> HttpResponse:
    rides = [("offers", comes.offers_ride), ("needs", comes.needs_ride)]
    context = {
        "meetup": meetup, "when": said_when(meetup), "comes": comes, "wrong": str(refusal or ""), "longest": LONGEST,
        "how": [("sure", _("I come"), _("You read the place. If it gets too much, take it back; nobody is told.")),
                ("perhaps", _("Perhaps"), _("You don't read the place yet."))],
        "seen_by": seen_by_words(meetup.by.name if meetup.by else ""),
        "photos": [(colour, *words) for colour, words in photo_words().items()],
        "rides": [value for value, is_on in rides if is_on],
        "ride_choices": [("offers", _("I have room for somebody")), ("needs", _("I look for a ride"))],
    }  # fmt: skip
    return render(request, "meetups/come.html", context, status=status_of(refusal) if refusal else 200)
