"""Saying a line, or answering one."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.chats.access import asked_questions, get_question_at
from alongside.chats.hour.say import say
from alongside.chats.models import Chat, State
from alongside.core.errors import NotFound
from alongside.drafts.keep import find_draft
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import keeps_away
from alongside.threads.access import get_post
from alongside.threads.models import Post
from alongside.threads.saying import Words
from alongside.web.chats.at_chat import at_chat, path_to
from alongside.web.chats.room_now import default_place, places_for
from alongside.web.chats.room_window import SIDE, question_asked
from alongside.web.chats.saying import draft_place, line_composer
from alongside.web.threads.first_words import wait_before_writing
from alongside.web.threads.sharing import Desk, respond, show


@require_http_methods(["GET", "HEAD", "POST"])
@at_chat
def say_line(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """The composer for a line, or for an answer to one, and what becomes of it."""
    to = request.POST.get("answers") or request.GET.get("to", "")
    if chat.thread is None:
        return HttpResponseRedirect(path_to(chat))
    if chat.state == State.OVER and request.method != "POST":
        return HttpResponseRedirect(f"/t/{chat.thread.public_id}/answer/{f'?to={to}' if to else ''}")
    answered = get_post(viewer, to) if to else None
    if answered is not None and answered.thread_id != chat.thread_id:
        raise NotFound
    desk = _desk(request, chat, viewer, answered)
    if request.method != "POST":
        return show(desk)

    def share(words: Words) -> Post:
        number = question_asked(request)
        question = get_question_at(chat, number) if number and answered is None else None
        once = request.POST.get("once", "")
        return say(chat, by=viewer, words=words, question=question, once=once, answers=answered)

    return respond(desk, share, go_to=lambda post: f"{path_to(chat)}?at={post.number}#post-{post.public_id}")


def _desk(request: HttpRequest, chat: Chat, viewer: Viewer, answered: Post | None) -> Desk:
    kept = {} if request.method == "POST" else find_draft(draft_place(chat), by=viewer)
    composer = line_composer(request, chat, kept)
    composer.expect, composer.heading = wait_before_writing(chat.community, viewer), ""
    title = _("Answer") if answered else _("Say something")
    desk = Desk(request, composer, chat.community, viewer, title, chat.thread, "chats/room_say.html", {"chat": chat})
    desk.shows_held = True
    if answered is None:
        questions = asked_questions(chat)
        said = request.POST.get("question") or request.GET.get("question") or kept.get("question", "")
        known = said == SIDE or any(said == str(each.number) for each in questions)
        place = said if known else default_place(chat, questions)
        asked = next((each for each in questions if str(each.number) == place), None)
        desk.more |= {"places": places_for(questions), "place": place, "question": asked}
    else:
        words = "" if keeps_away(viewer.member_id, answered.author_id) else answered.words_in_lists
        composer.answers = {"name": answered.author.name, "public_id": answered.public_id, "words": words}
        desk.more |= {"places": [], "place": "", "question": None}
    return desk
