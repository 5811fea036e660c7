"""One entry of the directory."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.guide.directory.fields import host_of
from alongside.guide.directory.listing import get_listed, is_stale
from alongside.guide.models import Link
from alongside.web.ask_guide.inbox import guide_of
from alongside.web.guide.words import facts_of, looked
from alongside.web.viewer import person_of


@require_safe
def entry(request: HttpRequest, entry_id: str) -> HttpResponse:
    """Who it is for, how one gets there, and how much of it somebody has looked at."""
    found = get_listed(entry_id)
    context = {
        "entry": found,
        "facts": facts_of(found),
        "looked": looked(found),
        "is_stale": is_stale(found),
        "is_dead": found.link_state == Link.DEAD,
        "host": host_of(found.link),
        "source_host": host_of(found.source),
        "dialled": dialled(found.telephone),
        "signed_in": person_of(request) is not None,
        "guides_as": guide_of(request),
    }
    return render(request, "guide/entry.html", context)


def dialled(telephone: str) -> str:
    """A number without what stands between its digits, for a link."""
    return "".join(letter for letter in telephone if letter in "+0123456789")
