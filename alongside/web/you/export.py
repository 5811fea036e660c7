"""Taking everything along: one zip file, made at the moment it is asked for and kept nowhere."""

import tempfile
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.accounts.proof import RecentProof
from alongside.core import clock
from alongside.portability.export import export_person
from alongside.web.you.proving import freshly_proved


@require_http_methods(["GET", "HEAD", "POST"])
@freshly_proved
def export(request: HttpRequest, proof: RecentProof) -> HttpResponse:
    """Says what is in it, and hands it over; the file's name tells of nobody."""
    if request.method != "POST":
        return render(request, "you/export.html")
    with tempfile.TemporaryDirectory(prefix="alongside-export-") as folder:
        file = Path(folder) / "everything.zip"
        export_person(file, by=proof)
        answer = HttpResponse(file.read_bytes(), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="everything-{clock.today():%Y-%m-%d}.zip"'
    return answer
