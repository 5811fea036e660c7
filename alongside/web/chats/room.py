"""A chat's own page: before it, in the hour, in the slow lane; when it is over, the transcript."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from alongside.chats.models import Chat, State
from alongside.memberships.viewer import Viewer
from alongside.web.chats.at_chat import at_chat, path_to
from alongside.web.chats.room_before import show_before
from alongside.web.chats.room_now import show_flow
from alongside.web.chats.room_questions import show_by_question, show_one
from alongside.web.frame import frame_of
from alongside.web.reading import count_page

type Show = Callable[[HttpRequest, Chat, Viewer], HttpResponse]

FLOWING = ("before", "after", "at", "question")


@require_safe
@at_chat
def room(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """The chat as it stands."""
    count_page(viewer, chat.public_id, *(request.GET.get(name, "") for name in FLOWING))
    if chat.state == State.OVER:
        return HttpResponseRedirect(f"{path_to(chat)}transcript/")
    if chat.state in (State.PLANNED, State.CALLED_OFF) or chat.thread is None:
        return show_before(request, chat, viewer)
    if frame_of(request).view == "bad-day" and "at" not in request.GET:
        return show_one(request, chat, viewer, path_to(chat))
    flows = chat.state == State.LIVE or any(name in request.GET for name in FLOWING)
    show: Show = show_flow if flows else show_by_question
    return show(request, chat, viewer)
