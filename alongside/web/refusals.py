"""Refusals and errors: what happened, why, what to do, and the person's own words safe below."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.core.errors import NotFound, Refused, TooOften
from alongside.web.frame import forget_place

WORDS = ("text", "title", "because", "message", "about", "greeting", "purpose", "guidelines", "asking")


class Refusals:
    """Turns what a verb refused into a page; views say nothing of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refusal in plain words; anything else is ours to mend."""
        if isinstance(error, NotFound):
            return not_found(request)
        if isinstance(error, Refused):
            return refused(request, str(error) or _("That isn't possible here."), status=status_of(error))
        return None


def status_of(error: Refused) -> int:
    """Too often has a status of its own among refusals."""
    return 429 if isinstance(error, TooOften) else 422


def refused(request: HttpRequest, why: str, *, status: int) -> HttpResponse:
    """A refusal, with the words somebody wrote, ready to copy or to try again."""
    words = [request.POST[name] for name in WORDS if request.POST.get(name)]
    return render(request, "errors/refused.html", {"why": why, "words": words}, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Missing and forbidden: the same bytes for both."""
    forget_place(request)
    return render(request, "errors/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Our own fault: says so, and that nothing written is lost."""
    return render(request, "errors/broken.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from another place, or from before the door was closed: the words are kept on the page."""
    why = _("You were away a while, or came from another page, so we could not be sure it was you. Please try again.")
    return refused(request, why, status=403)
