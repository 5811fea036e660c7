"""Coming back: with a passkey, the twelve words, or a code by mail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.accounts.challenge import ask_for_passkey
from alongside.accounts.codes import start_code
from alongside.accounts.errors import AddressUnlikely, CodeGone, CodeWrong, PasskeyRefused, PhraseUnknown
from alongside.accounts.models import PersonId
from alongside.accounts.sign_in import sign_in_with_code, sign_in_with_passkey, sign_in_with_phrase
from alongside.core.errors import Refused, TooOften
from alongside.web.coming_in.door import browser_of, kept_answers, let_in, onward, reads_letters_here, with_next
from alongside.web.see_other import see_other
from alongside.web.viewer import person_of, visitor_of

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """The ways in; whoever is in already goes on."""
    if person_of(request):
        return see_other(onward(request) or "/")
    return _page(request, "sign_in")


@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    """What the browser needs to let somebody choose a passkey; the same for everybody."""
    return HttpResponse(ask_for_passkey(browser_of(request).session), content_type="application/json")


@require_POST
def with_passkey(request: HttpRequest) -> HttpResponse:
    """The passkey's answer."""
    to, browser = onward(request), browser_of(request, shared="shared" in request.POST)
    answers = kept_answers(request, to)
    try:
        person_id = sign_in_with_passkey(request.POST.get("credential", ""), browser=browser)
    except (PasskeyRefused, TooOften) as refused:
        return _page(request, "sign_in", wrong=refused)
    return let_in(request, person_id, to, answers)


@GET_AND_POST
def with_phrase(request: HttpRequest) -> HttpResponse:
    """The twelve words, however they were typed."""
    if request.method != "POST":
        return _page(request, "sign_in_phrase")
    to, browser = onward(request), browser_of(request, shared="shared" in request.POST)
    answers = kept_answers(request, to)
    try:
        person_id = sign_in_with_phrase(request.POST.get("phrase", ""), browser=browser)
    except (PhraseUnknown, TooOften) as refused:
        return _page(request, "sign_in_phrase", wrong=refused)
    return let_in(request, person_id, to, answers)


@GET_AND_POST
def ask_for_code(request: HttpRequest) -> HttpResponse:
    """Where to send a code; the answer is the same whether or not anybody has that address."""
    if request.method != "POST":
        return _page(request, "sign_in_mail")
    try:
        start_code(request.POST.get("address", ""), session=browser_of(request).session, visitor=visitor_of(request))
    except (AddressUnlikely, TooOften) as refused:
        return _page(request, "sign_in_mail", wrong=refused)
    request.session["shared"] = "shared" in request.POST
    return see_other(with_next("/sign-in/code/", onward(request)))


@GET_AND_POST
def with_code(request: HttpRequest) -> HttpResponse:
    """The code from the letter. Only whoever read that letter learns whether the address has an account."""
    if request.method != "POST":
        return _page(request, "sign_in_code")
    to = onward(request)
    answers = kept_answers(request, to)
    browser = browser_of(request, shared=bool(request.session.get("shared")))
    try:
        found = sign_in_with_code(request.POST.get("code", ""), browser=browser)
    except (CodeWrong, CodeGone) as refused:
        return _page(request, "sign_in_code", wrong=refused)
    if not isinstance(found, int):
        return see_other(with_next("/sign-in/nobody/", to))
    return let_in(request, PersonId(found), to, answers)


@require_safe
def nobody(request: HttpRequest) -> HttpResponse:
    """The address was proven, and has no account: what may have happened, and what one can do."""
    return _page(request, "sign_in_nobody")


def _page(request: HttpRequest, name: str, *, wrong: Refused | None = None) -> HttpResponse:
    """A page of the door; what was typed wrong stands in its field again."""
    typed = {name: request.POST.get(name, "") for name in ("phrase", "address", "code")}
    to = onward(request)
    context = {
        "next": to,
        "typed": typed,
        "wrong": str(wrong or ""),
        "outbox": reads_letters_here(request),
        "shared": "shared" in request.POST,
        "way": lambda path: with_next(path, to),
    }
    status = 200 if wrong is None else 429 if isinstance(wrong, TooOften) else 422
    return render(request, f"coming_in/{name}.html", context, status=status)
