"""The composer for a line of a chat."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from alongside.chats.models import Chat
from alongside.drafts.keep import find_draft
from alongside.memberships.viewer import Viewer
from alongside.threads.page import ReaderState
from alongside.web.chats.at_chat import path_to
from alongside.web.threads.composer import Composer, for_viewer


def draft_place(chat: Chat) -> str:
    """Where a draft of a line is kept: with its thread, so that it is still there when the thread goes on."""
    return f"thread {chat.thread.public_id}" if chat.thread else ""


def composer_for(request: HttpRequest, chat: Chat, viewer: Viewer, state: ReaderState) -> Composer | None:
    """The composer below the lines; none for whoever may not write for now."""
    thread = chat.thread
    if thread is None or state.paused or (thread.locked and not viewer.is_host):
        return None
    kept = find_draft(draft_place(chat), by=viewer) if state.has_draft else {}
    return line_composer(request, chat, kept)


def line_composer(request: HttpRequest, chat: Chat, kept: dict[str, str]) -> Composer:
    """The same with words that are there already."""
    composer = Composer(f"{path_to(chat)}say/", draft_place(chat), heading=_("Say something"), kept=kept)
    composer.share = _("Say it here")
    return for_viewer(request, composer)
