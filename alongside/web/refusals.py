"""Refusals and errors: what happened, why, what to do, and the person's own words safe below."""

import errno
from collections.abc import Callable

from django.db import InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alongside.core import logs
from alongside.core.errors import KeyLost, NotFound, Refused, SealBroken, TooOften
from alongside.web.frame import forget_place

WORDS = ("text", "title", "because", "message", "about", "greeting", "purpose", "guidelines", "asking", "what", "place")


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
        if is_machines(error):
            logs.trouble("page.machine", error)
            return out_of_order(request)
        return None


def is_machines(error: Exception) -> bool:
    """Whether the machine is to blame: a full or broken disk, a database that doesn't answer, a key that is lost."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
    return isinstance(error, (OperationalError, InternalError, KeyLost, SealBroken))


def out_of_order(request: HttpRequest) -> HttpResponse:
    """The machine fails us: say so, and give back what somebody wrote."""
    why = _("Something is wrong with our server, so this did not work. It isn't your doing.")
    kept = _("Nothing you sent just now was kept. Please copy your words from below, and try again in a while.")
    again = _("Please try again in a while. What was confirmed to you before is safe.")
    response = refused(request, f"{why} {kept if request.method == 'POST' else again}", status=503)
    response.headers["Retry-After"] = "60"
    return response


def status_of(error: Refused) -> int:
    """Too often has a status of its own among refusals."""
    return 429 if isinstance(error, TooOften) else 422


def refused(request: HttpRequest, why: str, *, status: int) -> HttpResponse:
    """A refusal, with the words somebody wrote, ready to copy or to try again."""
    return render(request, "errors/refused.html", {"why": why, "words": words_in(request)}, status=status)


def words_in(request: HttpRequest) -> list[str]:
    """What somebody wrote in the form they sent."""
    return [request.POST[name] for name in WORDS if request.POST.get(name)]


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """More than a form of ours carries, or broken on its way; what it held can't be read, so it isn't shown below."""
    why = _("What you sent is too long, or broke on its way. Go back, where your words still are, and send less.")
    return render(request, "errors/refused.html", {"why": why, "words": []}, status=400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Missing and forbidden: the same bytes for both, and what somebody wrote while their session ended."""
    forget_place(request)
    words = words_in(request) if request.resolver_match else []
    away = bool(words) and getattr(request, "person", None) is None
    return render(request, "errors/not_found.html", {"words": words, "away": away}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Our own fault: says so, and that nothing written is lost."""
    return render(request, "errors/broken.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from another place, or from before the door was closed: the words are kept on the page."""
    why = _("You were away a while, or came from another page, so we could not be sure it was you. Please try again.")
    return refused(request, why, status=403)
