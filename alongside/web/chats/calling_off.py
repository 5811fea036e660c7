"""Calling a chat off, and taking that back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.chats.access import require_may_lead
from alongside.chats.call_off import after_all, call_off
from alongside.chats.models import Chat, State
from alongside.memberships.viewer import Viewer
from alongside.web.chats.at_chat import at_chat, path_to
from alongside.web.see_other import see_other


@require_http_methods(["GET", "HEAD", "POST"])
@at_chat
def call_it_off(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """Say what follows, then do it."""
    require_may_lead(chat, viewer)
    if request.method == "POST":
        call_off(chat, by=viewer)
        return see_other(path_to(chat))
    if chat.state != State.PLANNED:
        return see_other(path_to(chat))
    others = [_("The others of its series stay as they are.")] if chat.series_id else []
    context = {
        "title": _("Call this chat off"),
        "consequences": [
            _("Its page stays, and says first of all that it doesn't happen. Calendars that look again say so too."),
            *others,
            _("Whoever asked for a mail before it gets none. What people wrote ahead is kept for them for a month."),
            _("You can take it back until the hour it was planned for. Then it happens after all."),
        ],
        "action": request.path, "button": _("Call it off"), "back_url": path_to(chat),
    }  # fmt: skip
    return render(request, "layout_confirm.html", context)


@require_POST
@at_chat
def happens(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """It happens after all."""
    after_all(chat, by=viewer)
    return see_other(path_to(chat))
