"""A visitor asks a host where to start, without an account, and reads the answer under a paper code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.hosting import question
from alongside.hosting.case import spoken_in
from alongside.memberships.viewer import Viewer
from alongside.web.communities.forms import CodeForm, QuestionForm
from alongside.web.viewer import in_community, visitor_of


@require_http_methods(["GET", "POST"])
@in_community
def ask(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """The question, then the code, shown once, to write down or print."""
    form = QuestionForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data
        code = question.ask(community, words["text"], visitor=visitor_of(request), address=words["address"])
        return render(request, "communities/asked.html", {"community": community, "code": code})
    return render(request, "communities/ask.html", {"community": community, "form": form})


@require_http_methods(["GET", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """The answer, for whoever holds the paper; the code is typed, so that it stands in no address."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            case = question.get_question(form.cleaned_data["code"], visitor=visitor_of(request))
            return render(request, "communities/answer.html", {"case": case, "spoken": spoken_in(case)})
        except NotFound:
            form.add_error("code", str(question.unknown_code()))
    return render(request, "communities/question.html", {"form": form})
