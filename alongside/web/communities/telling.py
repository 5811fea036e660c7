"""Telling the hosts: a private word, something worrying, and what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.hosting.access import get_own_case, own_cases_by
from alongside.hosting.case import say, spoken_in
from alongside.hosting.decisions.access import held_post_of, open_to_appeal
from alongside.hosting.decisions.appeal import has_other_host
from alongside.hosting.worry import word_to_hosts, worry
from alongside.memberships.access import get_alias
from alongside.memberships.viewer import Viewer
from alongside.threads.access import get_post
from alongside.web.communities.forms import WordsForm, WorryForm
from alongside.web.see_other import see_other
from alongside.web.viewer import in_community, member_at_alias, member_at_post, members_only


@require_http_methods(["GET", "POST"])
@members_only
def word(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """A private word to the hosts."""
    form = WordsForm(request.POST or None)
    if form.is_valid():
        case = word_to_hosts(form.cleaned_data["text"], by=viewer, once=form.cleaned_data["once"])
        return see_other("told-one", community.public_id, case.public_id)
    return render(request, "communities/word.html", {"community": community, "form": form})


@require_http_methods(["GET", "POST"])
def worry_about_post(request: HttpRequest, post_id: str) -> HttpResponse:
    """Something about a post worries this member."""
    community, viewer = member_at_post(request, post_id)
    post = get_post(viewer, post_id)
    form = WorryForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data
        case = worry(by=viewer, reason=words["reason"], words=words["text"], post=post)
        return see_other("told-one", community.public_id, case.public_id)
    back = f"/p/{post.public_id}/"
    about = _("A post in “%(title)s”.") % {"title": post.thread.title}
    shown = {"community": community, "form": form, "about": about, "back_url": back}
    return render(request, "communities/worry.html", shown)


@require_http_methods(["GET", "POST"])
def worry_about_alias(request: HttpRequest, alias_id: str) -> HttpResponse:
    """Something about a member worries this member."""
    community, viewer = member_at_alias(request, alias_id)
    alias = get_alias(viewer, alias_id)
    form = WorryForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data
        case = worry(by=viewer, reason=words["reason"], words=words["text"], alias=alias)
        return see_other("told-one", community.public_id, case.public_id)
    back = f"/a/{alias.public_id}/"
    shown = {"community": community, "form": form, "about": alias.name, "back_url": back}
    return render(request, "communities/worry.html", shown)


@require_safe
@in_community
def told(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """What somebody told the hosts, and was told by them; also for whoever is no longer a member."""
    if not viewer.is_member and viewer.outside_id is None:
        raise NotFound
    shown = {"community": community, "viewer": viewer, "cases": list(own_cases_by(viewer))}
    return render(request, "communities/told.html", shown)


@require_http_methods(["GET", "POST"])
@in_community
def told_one(request: HttpRequest, community: Community, viewer: Viewer, case_id: str) -> HttpResponse:
    """One of those conversations."""
    case = get_own_case(viewer, case_id)
    form = WordsForm(request.POST or None)
    if form.is_valid():
        say(case, form.cleaned_data["text"], by=viewer, once=form.cleaned_data["once"])
        return see_other("told-one", community.public_id, case.public_id)
    decision = open_to_appeal(case, viewer=viewer)
    shown = {
        "community": community,
        "case": case,
        "spoken": spoken_in(case),
        "form": form,
        "open_to_appeal": decision,
        "has_other": decision and has_other_host(decision),
        "held_post": held_post_of(case, viewer=viewer),
    }
    return render(request, "communities/told_one.html", shown)
