"""In a demo on one's own machine: the letters that wait, so that a code can be read without any mail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.accounts.letters import letters_waiting
from alongside.core.errors import NotFound
from alongside.web.coming_in.door import reads_letters_here


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The letters, newest first."""
    if not reads_letters_here(request):
        raise NotFound
    return render(request, "you/outbox.html", {"letters": letters_waiting()[::-1]})
