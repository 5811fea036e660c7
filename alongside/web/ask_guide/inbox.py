"""The guides' inbox: what visitors asked, those first who may be in danger, then who has waited longest."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.aliases.models import Alias
from alongside.core.errors import NotFound
from alongside.guide.guides import find_guide
from alongside.guide.questions import answering
from alongside.ownership import acting
from alongside.web.communities.forms import WordsForm
from alongside.web.see_other import see_other
from alongside.web.viewer import person_of

type View = Callable[..., HttpResponse]
DO = {"take": answering.take, "back": answering.give_back, "done": answering.close}


def guides_only(view: View) -> View:
    """Give a view the alias under which this person guides; to anybody else there is nothing here."""

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if (guide := guide_of(request)) is None:
            raise NotFound
        return view(request, guide, *args, **kwargs)

    return inside


def guide_of(request: HttpRequest) -> Alias | None:
    """The alias under which whoever is signed in guides, if any."""
    if (person := person_of(request)) is None:
        return None
    mine = acting.memberships_of(person.person_id, person.preferences.aliases)
    return find_guide([membership.pk for membership in mine])


@require_safe
@guides_only
def questions(request: HttpRequest, guide: Alias) -> HttpResponse:
    """What waits, and what was answered lately."""
    context = {
        "guide": guide,
        "waiting": answering.questions_for(guide),
        "done": answering.done_lately(guide),
    }
    return render(request, "ask_guide/questions.html", context)


@require_http_methods(["GET", "POST"])
@guides_only
def question(request: HttpRequest, guide: Alias, question_id: str) -> HttpResponse:
    """One question, and the words with which a guide answers it."""
    found, spoken = answering.get_asked(question_id, by=guide)
    form = WordsForm(request.POST or None)
    if form.is_valid():
        answering.answer(found, form.cleaned_data["text"], by=guide, once=form.cleaned_data["once"])
        return see_other("guide-questions")
    context = {"guide": guide, "question": found, "spoken": spoken, "form": form}
    return render(request, "ask_guide/question.html", context)


@require_POST
@guides_only
def do(request: HttpRequest, guide: Alias, question_id: str, what: str) -> HttpResponse:
    """Take a question, leave it to others, or be done with it."""
    found, _spoken = answering.get_asked(question_id, by=guide)
    DO[what](found, by=guide)
    return see_other("guide-question", question_id) if what == "take" else see_other("guide-questions")
