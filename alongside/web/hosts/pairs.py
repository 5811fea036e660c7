"""What takes two hosts: proposing it, a second's yes or no, and what a founder alone does."""

from collections.abc import Callable
from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.hosting.glass import look_behind, may_look
from alongside.hosting.models import Proposal, ProposalKind
from alongside.hosting.pairs import access
from alongside.hosting.pairs.alone import go_ahead, may_go_alone
from alongside.hosting.pairs.answer import agree, refuse, take_back
from alongside.hosting.pairs.looked import tell_sooner
from alongside.hosting.pairs.outside import do_without_second, find_second, name_second
from alongside.hosting.pairs.propose import propose
from alongside.memberships.access import get_alias, require_founder, require_host
from alongside.memberships.viewer import Viewer
from alongside.threads.access import get_post_for_host
from alongside.threads.models import Post
from alongside.web.hosts.asked import asked_of
from alongside.web.see_other import see_other
from alongside.web.viewer import hosts_only, member_at_alias, member_at_post

A_PAGE = 30


@require_safe
@hosts_only
def proposals(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """What waits for one's yes or no, and what became of the rest."""
    page = Paginator(access.proposals_by(viewer), A_PAGE).get_page(request.GET.get("page"))
    waiting = list(access.waiting_for_second(viewer))
    shown = {"community": community, "viewer": viewer, "waiting": waiting, "page": page}
    return render(request, "hosts/proposals.html", shown)


@require_http_methods(["GET", "POST"])
@hosts_only
def proposal(request: HttpRequest, community: Community, viewer: Viewer, proposal_id: str) -> HttpResponse:
    """One proposal, and what this host can do with it."""
    found = access.get_proposal(viewer, proposal_id)
    if request.method == "POST":
        _do(request.POST.get("verb", ""), request.POST.get("because", ""), found, viewer)
        return see_other("proposal", community.public_id, found.public_id)
    mine = found.by_id == viewer.alias_id
    shown = {
        "community": community, "viewer": viewer, "proposal": found, "is_mine": mine, "is_open": access.is_open(found),
        "may_look": may_look(found, by=viewer), "alone": mine and may_go_alone(found),
    }  # fmt: skip
    return render(request, "hosts/proposal.html", shown)


def _do(verb: str, because: str, found: Proposal, viewer: Viewer) -> None:
    verbs: dict[str, Callable[[], None]] = {
        "agree": partial(agree, found, by=viewer, because=because),
        "refuse": partial(refuse, found, by=viewer, because=because),
        "take-back": partial(take_back, found, by=viewer),
        "go-ahead": partial(go_ahead, found, by=viewer),
        "tell": partial(tell_sooner, found, by=viewer, days=0),
    }
    if verb not in verbs:
        raise NotFound
    verbs[verb]()


@require_POST
@hosts_only
def behind(request: HttpRequest, community: Community, viewer: Viewer, proposal_id: str) -> HttpResponse:
    """What is known of the person; a page of its own, in no address and no cache, and each look is written down."""
    found = access.get_proposal(viewer, proposal_id)
    addresses = look_behind(found, by=viewer)
    shown = {"community": community, "proposal": found, "addresses": addresses}
    return render(request, "hosts/behind.html", shown)


@require_http_methods(["GET", "POST"])
def let_go(request: HttpRequest, alias_id: str) -> HttpResponse:
    """Propose to end somebody's membership for good."""
    return _about_alias(request, alias_id, ProposalKind.LET_GO)


@require_http_methods(["GET", "POST"])
def pause_now(request: HttpRequest, alias_id: str) -> HttpResponse:
    """Pause anybody at once, until a second host has looked."""
    return _about_alias(request, alias_id, ProposalKind.PAUSE)


@require_http_methods(["GET", "POST"])
def break_glass(request: HttpRequest, alias_id: str) -> HttpResponse:
    """Propose to look who is behind an alias."""
    return _about_alias(request, alias_id, ProposalKind.BREAK_GLASS)


@require_http_methods(["GET", "POST"])
def shred_post(request: HttpRequest, post_id: str) -> HttpResponse:
    """Propose to remove a post for good."""
    community, viewer = member_at_post(request, post_id)
    post = get_post_for_host(viewer, post_id)
    return _propose(request, community, viewer, post, ProposalKind.SHRED)


def _about_alias(request: HttpRequest, alias_id: str, kind: ProposalKind) -> HttpResponse:
    community, viewer = member_at_alias(request, alias_id)
    require_host(viewer)
    return _propose(request, community, viewer, get_alias(viewer, alias_id), kind)


def _propose(
    request: HttpRequest, community: Community, viewer: Viewer, about: Alias | Post, kind: ProposalKind
) -> HttpResponse:  # fmt: skip
    if request.method == "POST":
        pauses = request.POST.get("pauses") == "yes"
        made = propose(by=viewer, kind=kind, about=about, because=request.POST.get("because", ""), pauses=pauses)
        return see_other("proposal", community.public_id, made.public_id)
    shown = asked_of(kind, about, viewer)
    return render(request, "hosts/propose.html", {**shown, "action": request.path, "asks_pause": kind == "let-go"})


@require_http_methods(["GET", "POST"])
@hosts_only
def outside(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """What it means to host alone, and naming a second outside; their code is shown once."""
    require_founder(viewer)
    code = ""
    if request.POST.get("verb") == "without":
        do_without_second(by=viewer)
        return see_other("outside-second", community.public_id)
    if request.method == "POST":
        code = name_second(request.POST.get("name", ""), by=viewer)
    shown = {
        "community": community, "second": find_second(viewer), "code": code, "is_alone": access.is_alone(viewer),
        "address": request.build_absolute_uri(reverse("second")),
    }  # fmt: skip
    return render(request, "hosts/outside.html", shown)
