"""What is kept of a chat: by question, as a page and as a file, without whom asked to be left out."""

from math import ceil

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.chats.access import asked_questions
from alongside.chats.hour.digest import digest_of
from alongside.chats.hour.read import PAGE, said_to
from alongside.chats.hour.transcript import as_file, as_text, transcript_of
from alongside.chats.hour.voices import is_left_out
from alongside.chats.models import Chat, State
from alongside.core.errors import NotFound
from alongside.fragments.words import notes
from alongside.memberships.viewer import Viewer
from alongside.web.chats.at_chat import at_chat, path_to
from alongside.web.chats.room_lines import state_of
from alongside.web.chats.room_now import ways_to_read
from alongside.web.chats.room_questions import lines_markup, sections_of, show_one, thread_of
from alongside.web.chats.room_window import SIDE, question_asked
from alongside.web.chats.said import parts_in, said_when
from alongside.web.frame import frame_of
from alongside.web.reading import count_page
from alongside.web.threads.place import number_asked, page_of, page_query

FORMS = {"txt": (as_text, "text/plain"), "html": (as_file, "text/html")}


@require_safe
@at_chat
def transcript(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """The hour in three minutes, or all that was said to one question."""
    if chat.state != State.OVER or chat.thread is None:
        return HttpResponseRedirect(path_to(chat))
    count_page(viewer, chat.public_id, "transcript", request.GET.get("question", ""), request.GET.get("after", ""))
    base = f"{path_to(chat)}transcript/"
    if frame_of(request).view == "bad-day":
        return show_one(request, chat, viewer, base)
    show = _overview if question_asked(request) is None else _of_one
    return show(request, chat, viewer, base)


def _overview(request: HttpRequest, chat: Chat, viewer: Viewer, base: str) -> HttpResponse:
    thread, questions, few = thread_of(chat), asked_questions(chat), digest_of(chat, viewer)
    state = state_of(thread, [line for some in few.values() for line in some.lines], viewer)
    context = {
        "chat": chat, "viewer": viewer, "when": said_when(chat), "parts": parts_in(chat, viewer),
        "sections": sections_of(chat, questions, few, state, viewer, base), "base": base,
        "ways": ways_to_read(questions, base, ""), "left_out": is_left_out(chat, viewer),
        "goes_on": f"/t/{thread.public_id}/{page_query(page_of(thread.last_number))}",
    }  # fmt: skip
    return render(request, "chats/transcript.html", context)


def _of_one(request: HttpRequest, chat: Chat, viewer: Viewer, base: str) -> HttpResponse:
    number, questions, after = question_asked(request) or 0, asked_questions(chat), number_asked(request, "after")
    question = next((each for each in questions if each.number == number), None)
    if number and question is None:
        raise NotFound
    found = said_to(chat, number, viewer, after=after)
    state = state_of(thread_of(chat), found.rows, viewer)
    chosen = str(number) if number else SIDE
    context = {
        "chat": chat, "viewer": viewer, "question": question, "base": base,
        "heading": question.text if question else _("Side remarks"),
        "lines": lines_markup(chat, questions, found.rows, state, viewer),
        "ways": ways_to_read(questions, base, chosen), "from_start": f"{base}?question={chosen}" if after else "",
        "next_url": f"{base}?question={chosen}&after={found.last}" if found.has_later else "",
    }  # fmt: skip
    return render(request, "chats/transcript_question.html", context)


@require_safe
@at_chat
def transcript_file(request: HttpRequest, chat: Chat, viewer: Viewer, form: str) -> HttpResponse:
    """The same as a file; its name tells nothing."""
    if chat.state != State.OVER or form not in FORMS:
        raise NotFound
    for page in range(ceil(chat.last_number / PAGE)):  # it holds them all, and is copied as quickly as one
        count_page(viewer, chat.public_id, "file", page)
    write, kind = FORMS[form]
    response = HttpResponse(write(transcript_of(chat, viewer), notes()), content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="conversation.{form}"'
    response.headers["Cache-Control"] = "no-store"
    return response
