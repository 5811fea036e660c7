"""A visitor asks the guide, and says more under the paper code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.errors import NotFound, Refused
from alongside.guide.guides import guides
from alongside.guide.models import Question
from alongside.guide.questions import asking
from alongside.web.ask_guide.forms import MoreForm
from alongside.web.caring.lines import shown_lines
from alongside.web.communities.forms import CodeForm, QuestionForm
from alongside.web.viewer import visitor_of


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The question, then the code, shown once. Words brought along from “Where do I start?” stand in the box."""
    named = [guide.name for guide in guides()]
    if request.method == "POST" and "brought" in request.POST:
        form = QuestionForm(initial={"text": request.POST.get("text", "")[: asking.LONGEST]})
        return render(request, "ask_guide/ask.html", {"form": form, "guides": named})
    form = QuestionForm(request.POST or None)
    if named and form.is_valid():
        words = form.cleaned_data
        visitor, address = visitor_of(request), words["address"]
        try:
            code = asking.ask_guide(words["text"], visitor=visitor, address=address, once=words["once"])
        except asking.NoWords as refused:
            form.add_error("text", str(refused))
        else:
            lines = shown_lines(request) if asking.is_noticed(words["text"]) else None
            return render(request, "ask_guide/asked.html", {"code": code, "lines": lines, "by_mail": bool(address)})
    return render(request, "ask_guide/ask.html", {"form": form, "guides": named})


@require_POST
def more(request: HttpRequest) -> HttpResponse:
    """Say more under the code; without a right one, the code is asked for again."""
    form, lines = MoreForm(request.POST), None
    try:
        question = asking.get_question(request.POST.get("code", ""), visitor=visitor_of(request))
    except NotFound:
        return render(request, "communities/question.html", {"form": CodeForm()})
    if form.is_valid():
        try:
            words = form.cleaned_data
            asking.go_on(question, words["text"], visitor=visitor_of(request), once=words["once"])
        except Refused as refused:
            form.add_error("text", str(refused))
        else:
            form = MoreForm(initial={"code": words["code"]})
            lines = shown_lines(request) if asking.is_noticed(words["text"]) else None
    return render(request, "ask_guide/answer.html", {**conversation(question, form), "lines": lines})


def conversation(question: Question, form: MoreForm) -> dict[str, object]:
    """What the visitor's page of a question shows."""
    return {"spoken": asking.spoken_in(question), "form": form, "lines": None}
