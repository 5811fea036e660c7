"""Chats in one's own calendar: one chat as a file, and secret addresses that a calendar program looks up by itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from alongside.accounts.preferences import get_preferences
from alongside.chats.calendar import calendar_of, calendar_of_several
from alongside.chats.feeds import (
    AliasFeed,
    WholeFeed,
    chats_in_feed,
    close_feed,
    close_person_feed,
    find_feed,
    open_feed,
    open_person_feed,
    own_feed,
    own_person_feed,
    viewers_of,
)
from alongside.chats.models import Chat
from alongside.communities.access import get_community
from alongside.communities.models import Community
from alongside.memberships.viewer import Viewer
from alongside.ownership import acting
from alongside.web.chats.at_chat import at_chat
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only, signed_in
from alongside.web.you.proving import my_id


@require_safe
@at_chat
def one(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """One chat as a file that a calendar opens; it has no name that tells anything."""
    written = calendar_of([chat], viewer=viewer, with_titles=bool(request.GET.get("title")))
    response = _calendar(written)
    response.headers["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def of_community(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The address for the chats of one community: make it, once shown; or close it."""
    secret = ""
    if request.method == "POST":
        if request.POST.get("verb") == "close":
            close_feed(by=viewer)
            return see_other(request.path)
        secret = open_feed(by=viewer, with_titles=request.POST.get("titles") == "yes")
    about = {
        "title": _("Chats in your calendar"),
        "lead": _("Your calendar can show the chats of %(community)s by itself.") % {"community": community.name},
        "back": {"url": f"/c/{community.public_id}/chats/", "words": _("Chats")},
        "other": "/you/calendar/", "other_words": _("One address for all of your communities"),
    }  # fmt: skip
    return _page(request, {**about, "feed": own_feed(viewer), "secret": secret})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def of_person(request: HttpRequest) -> HttpResponse:
    """The same for all of a person's communities."""
    person, secret = my_id(request), ""
    if request.method == "POST":
        if request.POST.get("verb") == "close":
            close_person_feed(by=person)
            return see_other(request.path)
        secret = open_person_feed(by=person, with_titles=request.POST.get("titles") == "yes")
    about = {
        "title": _("Chats in your calendar"),
        "lead": _("Your calendar can show the chats of all your communities by itself. It doesn't say which is whose."),
        "back": {"url": "/you/", "words": _("You")}, "other": "", "other_words": "",
    }  # fmt: skip
    return _page(request, {**about, "feed": own_person_feed(person), "secret": secret})


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a calendar program reads at a secret address, without a cookie."""
    found = find_feed(token)
    viewers = [found.viewer] if isinstance(found, AliasFeed) else viewers_of(acting.memberships_of(found.person))
    with override(_language_of(found)):  # a program asks, and its own language isn't its owner's
        return _calendar(calendar_of_several(chats_in_feed(viewers), with_titles=found.with_titles))


def _language_of(found: AliasFeed | WholeFeed) -> str:
    """The person's own, where one address is for everything; else the community's, since an alias has none."""
    if isinstance(found, AliasFeed):
        return get_community(found.viewer.community_id).language
    return get_preferences(found.person).language or settings.LANGUAGE_CODE


def _calendar(written: bytes) -> HttpResponse:
    """A file that nothing on its way may keep: it says when somebody meets."""
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    secret = context.pop("secret")
    context["address"] = f"{settings.URL}/calendar/{secret}.ics" if secret else ""
    response = render(request, "chats/calendar.html", context)
    if secret:
        response.headers["Cache-Control"] = "no-store"
    return response
