"""One case at a time, all that was told, and the journal."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.communities.models import Community
from alongside.fragments.around import posts_near
from alongside.hosting import access
from alongside.hosting.case import close, excerpt_of, note, say, spoken_in
from alongside.hosting.context import concerned_by, earlier_about, is_unchanged, thread_of
from alongside.hosting.decisions.at_a_case import at_case
from alongside.hosting.models import CaseKind
from alongside.hosting.pairs.access import journal_by
from alongside.hosting.question import answer_question
from alongside.hosting.take import give_back, take
from alongside.memberships.viewer import Viewer
from alongside.web.caring.case import begun_with, shown_of_danger
from alongside.web.communities.forms import WordsForm
from alongside.web.enough import shift_of
from alongside.web.see_other import see_other
from alongside.web.viewer import hosts_only

A_PAGE = 30


@require_safe
@hosts_only
def all_cases(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Everything that was told, newest first."""
    page = Paginator(access.as_lines(access.cases_by(viewer)).order_by("-pk"), A_PAGE).get_page(request.GET.get("page"))
    shown = {"community": community, "viewer": viewer, "page": page, "shift": shift_of(request)}
    return render(request, "hosts/cases.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def case(request: HttpRequest, community: Community, viewer: Viewer, case_id: str) -> HttpResponse:
    """One case: what was said, what stands around it, what one can do, and a box to answer."""
    found = access.get_case(viewer, case_id)
    actions, excerpt = at_case(found, viewer=viewer), excerpt_of(found)
    begun = begun_with(request, found) or ("" if found.closed_at else actions.closing_words)
    form = WordsForm(request.POST or None, initial={"text": begun})
    if form.is_valid():
        answer = answer_question if found.kind == CaseKind.QUESTION else say if found.by_id else note
        answer(found, form.cleaned_data["text"], by=viewer, once=form.cleaned_data["once"])
        return see_other("case", community.public_id, found.public_id)
    shown = {
        "community": community,
        "viewer": viewer,
        "shift": shift_of(request),
        "case": found,
        "spoken": spoken_in(found),
        "excerpt": excerpt,
        "is_unchanged": is_unchanged(found, excerpt),
        "near": posts_near(found, viewer=viewer),
        "thread": thread_of(found),
        "about": concerned_by(found),
        "earlier": earlier_about(found, viewer=viewer),
        "actions": actions,
        "form": form,
        "danger": None,
        **shown_of_danger(found, viewer),
    }
    return render(request, "hosts/case.html", shown)


@require_POST
@hosts_only
def take_case(request: HttpRequest, community: Community, viewer: Viewer, case_id: str) -> HttpResponse:
    """Look at a case oneself, instead of another host, or leave it to the others again."""
    found = access.get_case(viewer, case_id)
    if request.POST.get("give_back"):
        give_back(found, by=viewer)
        return see_other("hosts", community.public_id)
    take(found, by=viewer, instead_of=request.POST.get("instead_of", ""))
    return see_other("case", community.public_id, found.public_id)


@require_POST
@hosts_only
def close_case(request: HttpRequest, community: Community, viewer: Viewer, case_id: str) -> HttpResponse:
    """Be done with it, with a word to whoever told the hosts."""
    close(access.get_case(viewer, case_id), by=viewer, words=request.POST.get("text", ""))
    return see_other("hosts", community.public_id)


@require_safe
@hosts_only
def journal(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """What hosts decided here, and why."""
    page = Paginator(journal_by(viewer), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "hosts/journal.html", {"community": community, "page": page})
