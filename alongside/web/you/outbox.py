"""In a demo on one's own machine: the letters that wait, so that a code can be read without any mail."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.accounts.letters import letters_waiting
from alongside.core.errors import NotFound
from alongside.web.coming_in.door import visitor_of


def may_look(request: HttpRequest) -> bool:
    """Only in a demo, only on this very machine, and only without a proxy in between."""
    try:
        local = ip_address(visitor_of(request)).is_loopback
    except ValueError:
        return False
    return bool(settings.DEMO) and not settings.PROXY and local


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The letters, newest first."""
    if not may_look(request):
        raise NotFound
    return render(request, "you/outbox.html", {"letters": letters_waiting()[::-1]})
