"""Taking everything of one's own along."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.accounts.proof import RecentProof
from alongside.portability.export import export_person
from alongside.web.you.proving import freshly_proved
from alongside.web.zipped import zipped


@require_http_methods(["GET", "HEAD", "POST"])
@freshly_proved
def export(request: HttpRequest, proof: RecentProof) -> HttpResponse:
    """Says what is in it, and hands it over."""
    if request.method != "POST":
        return render(request, "you/export.html")
    return zipped(partial(export_person, by=proof))
