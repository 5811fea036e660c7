"""A host shows a proposed note, leaves it out, or takes a shown one away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.core.errors import NotFound
from alongside.hosting.notes import decline_note, show_note
from alongside.memberships.viewer import Viewer
from alongside.sources.access import get_note_to_decide
from alongside.web.see_other import see_other
from alongside.web.sources.forms import DecideForm
from alongside.web.sources.notes import html_of
from alongside.web.sources.place import at_note

VERDICTS = {"show": show_note, "decline": decline_note}


@require_http_methods(["GET", "POST"])
@at_note
def decide(request: HttpRequest, viewer: Viewer, note_id: str) -> HttpResponse:
    """With a reason that its proposer will read."""
    note = get_note_to_decide(viewer, note_id)
    form = DecideForm(request.POST or None)
    if form.is_valid():
        verdict = VERDICTS.get(request.POST.get("verdict", ""))
        if verdict is None:
            raise NotFound
        verdict(note, by=viewer, because=form.cleaned_data["because"])
        return see_other("notes", note.post.public_id)
    shown = {"note": note, "html": html_of(note), "form": form}
    return render(request, "sources/decide.html", shown)
