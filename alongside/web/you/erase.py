"""Erasing one's account, with or without one's words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.accounts.proof import RecentProof
from alongside.accounts.sessions import end_this_session
from alongside.portability.erase import erase_person
from alongside.web.coming_in.door import browser_of
from alongside.web.see_other import see_other
from alongside.web.you.proving import freshly_proved

CHOICES = ("stay", "go")


@require_http_methods(["GET", "HEAD", "POST"])
@freshly_proved
def erase(request: HttpRequest, proof: RecentProof) -> HttpResponse:
    """Says what goes, what can't be called back, and asks what becomes of one's words; then does it."""
    words = request.POST.get("words", "")
    if request.method != "POST" or words not in CHOICES:
        asked_too_little = request.method == "POST"
        return render(request, "you/erase.html", {"wrong": asked_too_little}, status=422 if asked_too_little else 200)
    erase_person(by=proof, words_stay=words == "stay")
    end_this_session(browser_of(request).session)
    response = see_other("/you/erased/")
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """The last page."""
    return render(request, "you/erased.html")
