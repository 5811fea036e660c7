"""Leaving a community, with one's words kept, kept without the name, or taken along."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.aliases.models import Alias
from alongside.core.errors import Refused
from alongside.memberships.viewer import Viewer
from alongside.ownership import acting
from alongside.portability.go import CHOICES, KEEP, go
from alongside.web.aliases.place import on_own_alias
from alongside.web.refusals import status_of
from alongside.web.see_other import see_other
from alongside.web.viewer import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@on_own_alias
def leave(request: HttpRequest, alias: Alias, viewer: Viewer) -> HttpResponse:
    """Say what leaving means, ask what becomes of the words, and do it."""
    context = {"alias": alias, "community": alias.community, "wrong": ""}
    status, person = 200, person_of(request)
    if request.method == "POST" and person:
        words = request.POST.get("words", "")
        try:
            go(alias, words=words)
        except Refused as refusal:
            context["wrong"], status = str(refusal), status_of(refusal)
        else:
            if words in CHOICES and words != KEEP:
                acting.let_go_of(alias, person=person.person_id)
            return see_other("/communities/")
    return render(request, "aliases/leave.html", context, status=status)
