"""The lines as they come: in the hour, and for whoever wants to read on in the slow lane."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.chats.access import asked_questions, may_lead
from alongside.chats.hour.ask import next_question
from alongside.chats.hour.here import everybody_here
from alongside.chats.hour.read import pinned_line
from alongside.chats.models import Chat, Question, State
from alongside.fragments.chat_times import hour_until, slow_until
from alongside.fragments.chats import calm_words, room_html
from alongside.fragments.patterns import as_made
from alongside.memberships.viewer import Viewer
from alongside.threads.cursor import cursor_of
from alongside.threads.models import Thread
from alongside.threads.page import ReaderState
from alongside.web.chats.at_chat import path_to
from alongside.web.chats.room_lines import draw, markup_of, state_of
from alongside.web.chats.room_window import SIDE, Window, window_asked
from alongside.web.chats.saying import composer_for
from alongside.web.threads.read import remember_read


@dataclass(frozen=True)
class Room:
    """What a page of lines is made of."""

    chat: Chat
    thread: Thread
    viewer: Viewer
    questions: list[Question]
    window: Window
    state: ReaderState


def show_flow(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """The newest lines, or those asked for, with what one does there."""
    thread = chat.thread
    assert thread is not None
    cursor = cursor_of(thread)
    window = window_asked(request, chat, viewer)
    state = state_of(thread, window.lines.rows, viewer)
    room = Room(chat, thread, viewer, asked_questions(chat), window, state)
    response = render(request, "chats/room_now.html", _context(request, room, cursor))
    remember_read(thread, viewer, state, window.lines.last)
    return response


def _context(request: HttpRequest, room: Room, cursor: str) -> dict[str, Any]:
    chat, viewer, window = room.chat, room.viewer, room.window
    away = room.state.blocked | room.state.quiet
    here = [alias for alias in everybody_here(chat) if alias.pk not in away]
    leads = may_lead(chat, viewer)
    stored = draw(chat, room.thread, room.questions, window.lines.rows, viewer)
    return {
        "chat": chat, "thread": room.thread, "viewer": viewer, "window": window, "state": room.state,
        "lines": markup_of(stored, room.state, viewer), "is_live": chat.state == State.LIVE,
        "room": as_made(room_html(chat, here, pinned=_pinned(room), calm=calm_words(room.thread))),
        "is_here": any(alias.pk == viewer.alias_id for alias in here),
        "until": hour_until(chat) if chat.state == State.LIVE else slow_until(chat), "closes": slow_until(chat),
        "ways": ways_to_read(room.questions, path_to(chat), window.chosen),
        "composer": composer_for(request, chat, viewer, room.state), "places": places_for(room.questions),
        "place": window.chosen or default_place(chat, room.questions), "leads": leads,
        "next": next_question(chat) if leads else None,
        "live": f"/live/{room.thread.public_id}/?from={cursor}&as=line" if room.thread.is_live else "",
    }  # fmt: skip


def _pinned(room: Room) -> str:
    line = pinned_line(room.chat, room.viewer)
    if line is None:
        return ""
    stored = draw(room.chat, room.thread, room.questions, [line], room.viewer)
    return markup_of(stored, room.state, room.viewer, read_line=False)


def ways_to_read(questions: list[Question], base: str, chosen: str) -> list[tuple[str, str, bool]]:
    """All lines, those to one question, or those beside them: address, words, and whether it is this page."""
    ways = [(f"{base}?question={each.number}", f"T{each.number}", chosen == str(each.number)) for each in questions]
    side = (f"{base}?question={SIDE}", _("Side remarks"), chosen == SIDE)
    return [(base, _("Everything"), not chosen), *ways, side] if questions else []


def places_for(questions: list[Question]) -> list[tuple[str, str]]:
    """What a line can be for: the question asked last comes first."""
    asked = [(str(each.number), _("for T%(number)d") % {"number": each.number}) for each in reversed(questions)]
    return [*asked, (SIDE, _("a side remark"))]


def default_place(chat: Chat, questions: list[Question]) -> str:
    """In the hour, what is asked now; else the last question."""
    now = next((each.number for each in questions if each.pk == chat.current_id), 0)
    return str(now or (questions[-1].number if questions else SIDE))
