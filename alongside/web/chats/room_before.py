"""A chat that lies ahead, or was called off: when it is, what will be asked, and who will be there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.chats.access import may_lead, questions_of
from alongside.chats.hour.ahead import own_ahead
from alongside.chats.models import Chat, State
from alongside.memberships.viewer import Viewer
from alongside.web.chats.remind import reminding
from alongside.web.chats.said import parts_in, said_when


def show_before(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """The page before the hour."""
    ahead = own_ahead(chat, viewer)
    questions: list[dict[str, Any]] = [
        {"number": each.number, "text": each.text, "mine": ahead[each.pk].text if each.pk in ahead else ""}
        for each in questions_of(chat)
    ]
    context = {
        "chat": chat, "viewer": viewer, "when": said_when(chat), "parts": parts_in(chat, viewer),
        "questions": questions, "leads": may_lead(chat, viewer), "is_off": chat.state == State.CALLED_OFF,
        "is_planned": "planned" in request.GET, "reminding": reminding(request, chat, viewer),
    }  # fmt: skip
    return render(request, "chats/room_before.html", context)
