"""The front page, the help page and what we promise: the same for everybody, and never empty."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alongside.communities.access import listed_doorways
from alongside.web.caring.lines import shown_lines
from alongside.web.viewer import person_of


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Today for whoever is signed in; for a visitor the doorways whose founders want to be found."""
    if person_of(request):
        return redirect("today")
    return render(request, "site/front.html", {"doorways": list(listed_doorways())})


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """What to do now: people to call, and how to reach the hosts."""
    return render(request, "site/help.html", {"lines": shown_lines(request)})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What we promise, what is kept, and what nobody can promise."""
    return render(request, "site/privacy.html", {"source": settings.SOURCE, "looks_up": settings.LOOKS_UP_SOURCES})
