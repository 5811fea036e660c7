""" "I'm here", in one tap, and as quietly back; and whose words are kept."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from alongside.chats.hour.here import not_here, say_here
from alongside.chats.hour.voices import keep_me_in, leave_me_out
from alongside.chats.models import Chat
from alongside.memberships.viewer import Viewer
from alongside.web.chats.at_chat import at_chat, path_to
from alongside.web.see_other import see_other


@require_POST
@at_chat
def here(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """Be in the room for everybody to see, or no longer."""
    (not_here if request.POST.get("back") else say_here)(chat, by=viewer)
    return see_other(path_to(chat))


@require_POST
@at_chat
def voice(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """Have none of one's lines kept, or have them kept after all."""
    (keep_me_in if request.POST.get("back") else leave_me_out)(chat, by=viewer)
    return see_other(f"{path_to(chat)}#voice")
