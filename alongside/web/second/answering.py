"""What waits for somebody whom a founder alone named: the code is typed, so that it stands in no address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.core.errors import NotFound, Refused
from alongside.hosting.models import OutsideSecond
from alongside.hosting.pairs.outside import answer_from_outside, get_second, waiting_for, words_of
from alongside.web.communities.forms import CodeForm
from alongside.web.refusals import status_of
from alongside.web.viewer import visitor_of

ANSWERS = {"agree": True, "refuse": False}


@require_http_methods(["GET", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """The code, then what waits, then a yes or no with a reason."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            named = get_second(form.cleaned_data["code"], visitor=visitor_of(request))
            return _answered(request, named) if request.POST.get("answer") in ANSWERS else _waiting(request, named)
        except NotFound:
            form.add_error("code", _("Nothing goes by that code. Could a letter be wrong?"))
    return render(request, "second/second.html", {"form": form})


def _answered(request: HttpRequest, named: OutsideSecond) -> HttpResponse:
    asked = request.POST
    try:
        answer_from_outside(
            named, asked.get("proposal", ""), yes=ANSWERS[asked["answer"]], because=asked.get("because", "")
        )  # fmt: skip
    except Refused as refusal:
        return _waiting(request, named, wrong=str(refusal), status=status_of(refusal))
    return _waiting(request, named, thanks=True)


def _waiting(
    request: HttpRequest, named: OutsideSecond, *, wrong: str = "", thanks: bool = False, status: int = 200
) -> HttpResponse:  # fmt: skip
    shown = {
        "second": named, "code": request.POST.get("code", ""), "wrong": wrong, "thanks": thanks,
        "because": request.POST.get("because", "") if wrong else "",
        "waiting": [(each, words_of(each)) for each in waiting_for(named)],
    }  # fmt: skip
    return render(request, "second/waiting.html", shown, status=status)
