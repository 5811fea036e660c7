"""A visitor asks a host where to start, without an account, and gets a paper code for the answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.hosting import question
from alongside.memberships.viewer import Viewer
from alongside.web.communities.forms import QuestionForm
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
