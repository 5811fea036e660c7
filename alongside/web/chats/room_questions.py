"""A chat by question: in the slow lane, and as what is kept of it. The hour in three minutes, then all of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.chats.access import asked_questions, may_lead
from alongside.chats.hour.ask import next_question
from alongside.chats.hour.digest import Few, digest_of
from alongside.chats.hour.read import Line, said_to
from alongside.chats.models import Chat, Question, State
from alongside.fragments.chat_times import slow_until
from alongside.memberships.viewer import Viewer
from alongside.threads.models import Thread
from alongside.threads.page import ReaderState
from alongside.web.chats.at_chat import path_to
from alongside.web.chats.room_lines import draw, markup_of, state_of, to_read
from alongside.web.chats.room_now import default_place, places_for, ways_to_read
from alongside.web.chats.room_window import SIDE, question_asked
from alongside.web.chats.saying import composer_for
from alongside.web.threads.place import number_asked

AT_ONCE = 5  # lines of one question on a bad day's page


def show_by_question(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """The slow lane: each question with the first things said to it, and where one answers."""
    thread, questions = thread_of(chat), asked_questions(chat)
    few = digest_of(chat, viewer)
    state = state_of(thread, [line for some in few.values() for line in some.lines], viewer)
    leads = may_lead(chat, viewer)
    context = {
        "chat": chat, "viewer": viewer, "until": slow_until(chat), "state": state,
        "sections": sections_of(chat, questions, few, state, viewer, path_to(chat)),
        "ways": ways_to_read(questions, path_to(chat), ""), "leads": leads,
        "next": next_question(chat) if leads else None, "all_url": f"{path_to(chat)}?after=1",
        "composer": composer_for(request, chat, viewer, state), "places": places_for(questions),
        "place": default_place(chat, questions),
    }  # fmt: skip
    return render(request, "chats/room_slow.html", context)


def sections_of(
    chat: Chat, questions: list[Question], few: dict[int, Few], state: ReaderState, viewer: Viewer, base: str
) -> list[dict[str, Any]]:
    """The first lines to each question, and those beside them, each with a way to all of them."""
    told = [(each.number, str(each.number), each.text) for each in questions]
    if few.get(0):
        told.append((0, SIDE, _("Side remarks")))
    sections = []
    for number, chosen, words in told:
        some = few.get(number) or Few(number, (), has_more=False)
        sections.append({
            "number": number, "words": words, "url": f"{base}?question={chosen}", "has_more": some.has_more,
            "lines": to_read(draw(chat, thread_of(chat), questions, some.lines, viewer), state, viewer),
        })  # fmt: skip
    return sections


def lines_markup(
    chat: Chat, questions: list[Question], rows: tuple[Line, ...], state: ReaderState, viewer: Viewer
) -> str:  # fmt: skip
    """Some lines below the heading of their question, in the order in which they were said."""
    stored = draw(chat, thread_of(chat), questions, rows, viewer)
    return markup_of(stored, state, viewer, read_line=False)


def show_one(request: HttpRequest, chat: Chat, viewer: Viewer, base: str) -> HttpResponse:
    """On a bad day: one question, a few lines, and "next"."""
    questions = asked_questions(chat)
    asked = question_asked(request)
    number = _begins_with(chat, questions) if asked is None else asked
    found = said_to(chat, number, viewer, after=number_asked(request, "after"), most=AT_ONCE)
    state = state_of(thread_of(chat), found.rows, viewer)
    onward = f"{base}?question={number or SIDE}&after={found.last}" if found.has_later else ""
    context = {
        "chat": chat, "viewer": viewer, "question": next((each for each in questions if each.number == number), None),
        "lines": lines_markup(chat, questions, found.rows, state, viewer),
        "next_url": onward or (f"{base}?question={_after(questions, number)}" if number else ""),
        "back_url": f"{base}?question={number - 1}" if number > 1 else "",
    }  # fmt: skip
    return render(request, "chats/room_one.html", context)


def _begins_with(chat: Chat, questions: list[Question]) -> int:
    """In the hour, what is asked now; later, the first question; without any, the side remarks."""
    if chat.state == State.LIVE and chat.current is not None:
        return chat.current.number
    return questions[0].number if questions else 0


def _after(questions: list[Question], number: int) -> str:
    """What comes after a question: the next one, and at the end the side remarks."""
    return next((str(each.number) for each in questions if each.number > number), SIDE)


def thread_of(chat: Chat) -> Thread:
    """The thread of a chat that began."""
    assert chat.thread is not None
    return chat.thread
