"""Writing an answer before its question is asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.chats.access import get_question_at
from alongside.chats.hour.ahead import own_ahead, take_back_ahead, write_ahead
from alongside.chats.models import Chat, Question
from alongside.core.errors import Refused
from alongside.memberships.viewer import Viewer
from alongside.web.chats.at_chat import at_chat, path_to
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other
from alongside.web.threads.composer import Composer, for_viewer
from alongside.web.threads.heard import kept_of, words_of
from alongside.web.threads.sharing import asks_once, hints_once


@require_http_methods(["GET", "HEAD", "POST"])
@at_chat
def write(request: HttpRequest, chat: Chat, viewer: Viewer, number: int) -> HttpResponse:
    """The composer for an answer ahead, and what becomes of it."""
    question = get_question_at(chat, number)
    if request.method != "POST":
        earlier = own_ahead(chat, viewer).get(question.pk)
        kept = {"text": earlier.text, "notes": " ".join(earlier.notes)} if earlier else {}
        return _page(request, question, _composer(request, chat, number, kept))
    if request.POST.get("take-back"):
        take_back_ahead(question, by=viewer)
        return see_other(f"{path_to(chat)}#t{number}")
    composer = _composer(request, chat, number, kept_of(request))
    words = words_of(composer.kept)
    composer.question, composer.hint = asks_once(request, words.text, viewer), hints_once(request, words)
    if composer.question or composer.hint:
        return _page(request, question, composer)
    try:
        write_ahead(question, by=viewer, words=words)
    except Refused as refusal:
        composer.errors = {"text": str(refusal)}
        return _page(request, question, composer, status=status_of(refusal))
    return see_other(f"{path_to(chat)}#t{number}")


def _composer(request: HttpRequest, chat: Chat, number: int, kept: dict[str, str]) -> Composer:
    composer = Composer(f"{path_to(chat)}ahead/{number}/", "", kept=kept, share=_("Keep it until then"))
    composer.label = _("Your answer")
    return for_viewer(request, composer)


def _page(request: HttpRequest, question: Question, composer: Composer, *, status: int = 200) -> HttpResponse:
    context = {"chat": question.chat, "question": question, "composer": composer}
    return render(request, "chats/room_ahead.html", context, status=status)
