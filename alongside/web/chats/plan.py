"""Planning a chat, or changing one that was planned."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.chats.access import questions_of, require_may_change, require_may_plan
from alongside.chats.change import change, plan_of
from alongside.chats.errors import ChatUnclear
from alongside.chats.models import Chat, Question, State
from alongside.chats.plan import plan
from alongside.chats.questions import later_ones, set_questions
from alongside.chats.series import begin_series
from alongside.communities.models import Community
from alongside.core.errors import Refused
from alongside.core.ids import new_public_id
from alongside.memberships.viewer import Viewer
from alongside.web.chats.at_chat import at_chat, path_to
from alongside.web.chats.plan_form import Row, is_only_shaped, read_rows
from alongside.web.chats.plan_paper import Paper, Ready, new_paper, paper_of
from alongside.web.chats.plan_rule import ways_to_repeat
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def new(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Plan a chat that comes once, or again and again."""
    require_may_plan(viewer)
    paper, once = new_paper(request), request.POST.get("once") or new_public_id()
    context: dict[str, Any] = {"community": community, "once": once, "repeats": ways_to_repeat()}

    def keep(ready: Ready) -> str:
        if ready.rule:
            series = begin_series(community, ready.planned, ready.rule, by=viewer, once=once)
            return f"/c/{community.public_id}/chats/series/{series.public_id}/"
        return f"{path_to(plan(community, ready.planned, by=viewer, once=once))}?planned=1"

    return answer(request, paper, context, keep)


@require_http_methods(["GET", "HEAD", "POST"])
@at_chat
def change_it(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """Say one chat differently; in its hour, the questions that weren't asked yet."""
    require_may_change(chat, viewer)
    if chat.state == State.LIVE:
        return _questions(request, chat, viewer)
    if request.method != "POST" and chat.state != State.PLANNED:
        return see_other(path_to(chat))
    paper = paper_of(request, plan_of(chat))
    later = bool(chat.series_id and later_ones(chat))
    context = {"community": chat.community, "chat": chat, "viewer": viewer, "has_later": later}
    return answer(request, paper, context, partial(_change, chat, viewer, "and_later" in request.POST))


def _change(chat: Chat, viewer: Viewer, and_later: bool, ready: Ready) -> str:
    was = plan_of(chat).questions
    change(chat, ready.planned, by=viewer)
    if and_later or ready.planned.questions != was:
        set_questions(chat, ready.planned.questions, by=viewer, and_later=and_later)
    return path_to(chat)


def _questions(request: HttpRequest, chat: Chat, viewer: Viewer) -> HttpResponse:
    """In the hour: what was asked stands fast, the rest can still be said otherwise."""
    asked = questions_of(chat)
    paper = paper_of(request, plan_of(chat), read_typed=lambda rows: _with_asked(rows, asked))
    context: dict[str, Any] = {"community": chat.community, "chat": chat, "viewer": viewer, "hour": True}
    if request.method == "POST" and not is_only_shaped(request):
        paper.rows, questions = read_rows(paper.rows)
        if not any(row.wrong for row in paper.rows):
            try:
                set_questions(chat, questions, by=viewer)
                return see_other(path_to(chat))
            except ChatUnclear as unclear:
                paper.say(unclear)
        return _page(request, paper, context, status=422)
    return _page(request, paper, context)


def _with_asked(rows: list[Row], questions: list[Question]) -> list[Row]:
    """What was typed, but for what was asked; and before that nothing may go, because it would move the others."""
    known = {each.number: each for each in questions}
    last = max((each.number for each in questions if each.post_id), default=0)
    rows = [*rows, *[Row()] * (last - len(rows))]
    return [_kept(row, known.get(number), number <= last) for number, row in enumerate(rows, 1)]


def _kept(row: Row, question: Question | None, stays: bool) -> Row:
    if question and (question.post_id or (stays and not row.text.strip())):
        after = "" if question.after is None else str(question.after)
        return Row(question.text, after, asked=question.post_id is not None)
    return row


def answer(request: HttpRequest, paper: Paper, context: dict[str, Any], keep: Any) -> HttpResponse:
    """Keep what is on the paper and go there; or show it again, as it would be or with what is in the way."""
    if request.method != "POST" or is_only_shaped(request):
        return _page(request, paper, context)
    ready = paper.read()
    if ready is None:
        return _page(request, paper, context, status=422)
    if "look" in request.POST:
        paper.show(ready)
        return _page(request, paper, context)
    try:
        return see_other(keep(ready))
    except ChatUnclear as unclear:
        paper.say(unclear)
        return _page(request, paper, context, status=422)
    except Refused as refusal:
        paper.form.add_error(None, str(refusal))
        return _page(request, paper, context, status=status_of(refusal))


def _page(request: HttpRequest, paper: Paper, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    both: dict[str, Any] = {"chat": None, "series": None, "once": "", "repeats": [], "hour": False, "has_later": False}
    shown = {**both, "paper": paper, "form": paper.form, **context}
    return render(request, "chats/plan.html", shown, status=status)
