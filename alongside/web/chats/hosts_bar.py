"""What those do who lead a chat: begin it, ask the next question, keep a line in sight, calm it, end the hour."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.chats.access import get_question, require_may_lead
from alongside.chats.hour.ask import ask, next_question
from alongside.chats.hour.begin import begin as open_room
from alongside.chats.hour.end import end_hour
from alongside.chats.hour.lead import calm as calm_down
from alongside.chats.hour.lead import let_flow, unpin
from alongside.chats.hour.lead import pin as keep_in_sight
from alongside.chats.hour.waiting import waiting_lines
from alongside.chats.models import Chat, State
from alongside.core.errors import NotFound
from alongside.fragments.held import held_html
from alongside.hosting.decisions.words import reading_of
from alongside.memberships.viewer import Viewer
from alongside.threads.access import get_post
from alongside.threads.lock import PAUSES_OF_CHATS
from alongside.web.chats.at_chat import at_chat, path_to
from alongside.web.see_other import see_other
from alongside.web.typed import number_in


@require_POST
@at_chat
def begin(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """Open the room a little early."""
    open_room(chat, by=viewer)
    return see_other(path_to(chat))


@require_POST
@at_chat
def ask_next(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """Ask the question that comes next."""
    require_may_lead(chat, viewer)
    wanted = request.POST.get("question", "")
    question = get_question(chat, wanted) if wanted else next_question(chat)
    if question is None:
        return see_other(path_to(chat))
    question.chat = chat
    post = ask(question, by=viewer)
    return see_other(f"{path_to(chat)}#post-{post.public_id}")


@require_POST
@at_chat
def pin(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """Keep a line in everybody's sight, or let it go."""
    require_may_lead(chat, viewer)
    line = request.POST.get("line", "")
    if line:
        keep_in_sight(chat, get_post(viewer, line), by=viewer)
    else:
        unpin(chat, by=viewer)
    return see_other(path_to(chat))


@require_http_methods(["GET", "HEAD", "POST"])
@at_chat
def calm(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """Let people wait a little between two lines, or no longer; with a reason that all can read."""
    require_may_lead(chat, viewer)
    if chat.thread is None:
        raise NotFound
    if request.method == "POST":
        because = request.POST.get("because", "")
        if chat.thread.slow:
            let_flow(chat, by=viewer, because=because)
        else:
            calm_down(chat, by=viewer, because=because, minutes=number_in(request.POST.get("minutes", ""), otherwise=1))
        return see_other(path_to(chat))
    context = {"chat": chat, "is_calm": bool(chat.thread.slow), "pauses": _pauses()}
    return render(request, "chats/hosts_bar_calm.html", context)


def _pauses() -> list[tuple[str, str]]:
    words = {1: _("one minute"), 2: _("two minutes"), 5: _("five minutes")}
    return [(str(minutes), words.get(minutes, str(minutes))) for minutes in PAUSES_OF_CHATS]


@require_http_methods(["GET", "HEAD", "POST"])
@at_chat
def end(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """End the hour: the slow lane begins."""
    require_may_lead(chat, viewer)
    if chat.state != State.LIVE:
        raise NotFound
    if request.method == "POST":
        end_hour(chat, by=viewer)
        return see_other(path_to(chat))
    context = {
        "title": _("End the hour"),
        "consequences": [
            _("The chat stays open for 48 hours more. Everybody can read and answer in their own time."),
            _("Questions that weren't asked yet can still be asked."),
            _("The names of who is here go from the page."),
        ],
        "action": request.path, "button": _("End the hour"), "back_url": path_to(chat),
    }  # fmt: skip
    return render(request, "layout_confirm.html", context)


@require_safe
@at_chat
def waiting(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """First words of people who are new: to be read, and let in."""
    if not viewer.is_host:
        raise NotFound
    posts = waiting_lines(chat, viewer)
    some = [{"post": post, "html": held_html(post, viewer=viewer), "read": reading_of(post)} for post in posts]
    return render(request, "chats/hosts_bar_waiting.html", {"chat": chat, "waiting": some})
