"""What waits for the hosts, one case at a time, and the journal."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.communities.models import Community
from alongside.hosting import access
from alongside.hosting.case import close, excerpt_of, say, spoken_in
from alongside.hosting.models import CaseKind
from alongside.hosting.question import answer_question
from alongside.journal.record import entries_by
from alongside.memberships.access import waiting_by
from alongside.memberships.viewer import Viewer
from alongside.web.communities.forms import WordsForm
from alongside.web.see_other import see_other
from alongside.web.viewer import hosts_only

A_PAGE = 30


@require_safe
@hosts_only
def waiting(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Who asks to come in, and what waits, longest first."""
    shown = {
        "community": community,
        "viewer": viewer,
        "asking": list(waiting_by(viewer)[:A_PAGE]),
        "cases": list(access.waiting_by(viewer)[:A_PAGE]),
    }
    return render(request, "hosts/waiting.html", shown)


@require_safe
@hosts_only
def all_cases(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Everything that was told, newest first."""
    page = Paginator(access.cases_by(viewer).order_by("-pk"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "hosts/cases.html", {"community": community, "page": page})


@require_http_methods(["GET", "POST"])
@hosts_only
def case(request: HttpRequest, community: Community, viewer: Viewer, case_id: str) -> HttpResponse:
    """One case: what was said, the words it is about, folded until opened, and a box to answer."""
    found = access.get_case(viewer, case_id)
    form = WordsForm(request.POST or None)
    if form.is_valid():
        answer = answer_question if found.kind == CaseKind.QUESTION else say
        answer(found, form.cleaned_data["text"], by=viewer, once=form.cleaned_data["once"])
        return see_other("case", community.public_id, found.public_id)
    shown = {"community": community, "case": found, "spoken": spoken_in(found), "excerpt": excerpt_of(found)}
    return render(request, "hosts/case.html", {**shown, "form": form})


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
    page = Paginator(entries_by(viewer), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "hosts/journal.html", {"community": community, "page": page})
