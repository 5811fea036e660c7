"""Notes beside a post: adding one, reading them, answering in one's own, taking one back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from markupsafe import Markup

from alongside.core.errors import Refused
from alongside.fragments.sources import note_html, note_states
from alongside.memberships.viewer import Viewer
from alongside.sources.access import cited_by, get_note_to_answer, get_own_note, notes_beside
from alongside.sources.answer_note import answer_note
from alongside.sources.errors import NoSource
from alongside.sources.models import ContextNote
from alongside.sources.propose import propose_note, require_may_propose
from alongside.sources.withdraw_note import withdraw_note
from alongside.threads.models import Post
from alongside.web.see_other import see_other
from alongside.web.sources.forms import AnswerForm, ProposeForm
from alongside.web.sources.place import at_note
from alongside.web.threads.place import on_post, path_to


@require_http_methods(["GET", "POST"])
@on_post
def propose(request: HttpRequest, post: Post, viewer: Viewer) -> HttpResponse:
    """Propose a note beside somebody's post."""
    if request.method == "GET" and (why := _why_not(post, viewer)):
        return render(request, "sources/propose.html", {"post": post, "why": why, "back_url": path_to(post)})
    require_may_propose(post, viewer)
    form = ProposeForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            propose_note(post, form.cleaned_data["text"], form.cleaned_data["sources"], by=viewer)
        except NoSource as none:
            form.add_error("sources", str(none))
            status = 422
        else:
            return see_other("notes", post.public_id)
    shown = {"post": post, "form": form, "why": "", "back_url": path_to(post)}
    return render(request, "sources/propose.html", shown, status=status)


def _why_not(post: Post, viewer: Viewer) -> str:
    """Why the viewer can't propose a note yet, for a page that says so before they write one."""
    try:
        require_may_propose(post, viewer)
    except Refused as refusal:
        return str(refusal)
    return ""


@require_safe
@on_post
def beside(request: HttpRequest, post: Post, viewer: Viewer) -> HttpResponse:
    """The notes beside one post: what everybody reads, and what waits for whom."""
    found = list(notes_beside(post, viewer))
    shown = [(note, html_of(note), note_states().get(note.state, "")) for note in found]
    mine = post.author_id == viewer.alias_id
    context = {"post": post, "notes": shown, "viewer": viewer, "mine": mine, "back_url": path_to(post)}
    return render(request, "sources/notes.html", context)


@require_http_methods(["GET", "POST"])
@at_note
def answer(request: HttpRequest, viewer: Viewer, note_id: str) -> HttpResponse:
    """Say something in a note beside one's own post."""
    note = get_note_to_answer(viewer, note_id)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"text": note.answer})
    if form.is_valid():
        answer_note(note, form.cleaned_data["text"], by=viewer)
        return see_other(path_to(note.post))
    shown = {"note": html_of(note), "form": form, "back_url": path_to(note.post)}
    return render(request, "sources/answer.html", shown)


@require_POST
@at_note
def take_back(request: HttpRequest, viewer: Viewer, note_id: str) -> HttpResponse:
    """Take one's own note back."""
    note = get_own_note(viewer, note_id)
    withdraw_note(note, by=viewer)
    return see_other(path_to(note.post))


def html_of(note: ContextNote) -> Markup:
    """A note as it stands, or would stand, beside its post."""
    return note_html(note, cited_by(note))
