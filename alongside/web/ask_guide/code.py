"""A visitor with a paper code reads what a guide or a host answered; the code is typed, so it stands in no address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.core.errors import NotFound
from alongside.guide.questions import asking
from alongside.hosting import question as to_hosts
from alongside.hosting.case import spoken_in
from alongside.web.ask_guide.ask import conversation
from alongside.web.ask_guide.forms import MoreForm
from alongside.web.communities.forms import CodeForm
from alongside.web.viewer import visitor_of


@require_http_methods(["GET", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """The answer, for whoever holds the paper."""
    form = CodeForm(request.POST or None)
    if form.is_valid() and (answer := _found(request, form.cleaned_data["code"])):
        return answer
    if form.is_valid():
        form.add_error("code", str(to_hosts.unknown_code()))
    return render(request, "communities/question.html", {"form": form})


def _found(request: HttpRequest, code: str) -> HttpResponse | None:
    visitor = visitor_of(request)
    try:
        asked = asking.get_question(code, visitor=visitor)
        return render(request, "ask_guide/answer.html", conversation(asked, MoreForm(initial={"code": code})))
    except NotFound:
        pass
    try:
        case = to_hosts.get_question(code, visitor=visitor)
        return render(request, "communities/answer.html", {"case": case, "spoken": spoken_in(case)})
    except NotFound:
        return None
