"""Saying how one knows a friend, and what others may read of a meeting."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.errors import NotFound, Refused
from alongside.fragments.aliases import shown
from alongside.friends.handshake.shown import show_meeting, take_meeting_back
from alongside.friends.sides import Friend, Stands
from alongside.friends.vouches.access import knows, ways_open
from alongside.friends.vouches.vouch import may_vouch, vouch, why_not, withdraw_vouch
from alongside.friends.vouches.words import as_given, words_for
from alongside.memberships.viewer import Viewer
from alongside.web.friends.place import path_to, with_friend
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other

MEETING: dict[str, Callable[[Friend, Viewer], None]] = {
    "show": lambda friend, viewer: show_meeting(friend, by=viewer, shows=True),
    "hide": lambda friend, viewer: show_meeting(friend, by=viewer, shows=False),
    "take-back": lambda friend, viewer: take_meeting_back(friend, by=viewer),
}


@require_http_methods(["GET", "HEAD", "POST"])
@with_friend
def vouch_page(request: HttpRequest, friend: Friend, viewer: Viewer) -> HttpResponse:
    """What one can say of this friend, what others will read, and what it may cost."""
    if not knows(friend):
        raise NotFound
    wrong, status = "", 200
    if request.method == "POST":
        try:
            if not request.POST.get("how"):
                raise Refused(_("Please choose how you know each other."))
            vouch(friend, request.POST["how"], by=viewer)
            return see_other(path_to(friend, "vouch/"))
        except Refused as refusal:
            wrong, status = str(refusal), status_of(refusal)
    said = friend.inside.get("said", "")
    context = {
        "friend": friend, "other": shown(friend.other), "community": friend.friendship.community, "wrong": wrong,
        "base": path_to(friend), "said": said, "said_words": as_given(said) if said else "",
        "ways": [(how, as_given(how), words_for(how, several=False)) for how in reversed(ways_open(friend))],
        "has_to_wait": "" if may_vouch(friend, by=viewer) else why_not(viewer), "has_met": friend.inside.get("met"),
        "back": path_to(friend) if friend.stands == Stands.FRIENDS else f"/a/{friend.other.public_id}/",
        "shows": friend.inside.get("shows_meeting"),
    }  # fmt: skip
    return render(request, "vouches/vouch.html", context, status=status)


@require_POST
@with_friend
def take_back(request: HttpRequest, friend: Friend, viewer: Viewer) -> HttpResponse:
    """Take one's word back; nobody is told."""
    withdraw_vouch(friend, by=viewer)
    return see_other(path_to(friend, "vouch/"))


@require_POST
@with_friend
def meeting(request: HttpRequest, friend: Friend, viewer: Viewer, how: str) -> HttpResponse:
    """Let others read that the two have met, or not, or take the meeting back."""
    MEETING[how](friend, viewer)
    return see_other(path_to(friend, "vouch/"))
