"""The card of one author: whether a host is there, a few words, lines to call, and a way to write to a host."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.hosting.crisis import words
from alongside.hosting.crisis.access import community_of_card, get_card
from alongside.hosting.crisis.card import hosts_are_called, put_away, write_from_card
from alongside.hosting.crisis.there import host_is_there
from alongside.hosting.models import Card
from alongside.memberships.viewer import Viewer
from alongside.web.caring.lines import shown_lines
from alongside.web.communities.forms import WordsForm
from alongside.web.see_other import see_other
from alongside.web.viewer import viewer_in


@require_safe
def card(request: HttpRequest, card_id: str) -> HttpResponse:
    """The card itself."""
    found, viewer = _look_at(request, card_id)
    return render(request, "caring/card.html", _shown(request, found, viewer))


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, card_id: str) -> HttpResponse:
    """A private word to the hosts, in the conversation about it."""
    found, viewer = _look_at(request, card_id)
    community = found.post.thread.community
    form = WordsForm(request.POST or None)
    if form.is_valid():
        case = write_from_card(found, form.cleaned_data["text"], by=viewer, once=form.cleaned_data["once"])
        return see_other("told-one", community.public_id, case.public_id)
    return render(request, "caring/write.html", {**_shown(request, found, viewer), "form": form})


@require_POST
def put_away_card(request: HttpRequest, card_id: str) -> HttpResponse:
    """Not see it again; the help page has the same lines."""
    put_away(_look_at(request, card_id)[0])
    return see_other("/today/")


def _look_at(request: HttpRequest, card_id: str) -> tuple[Card, Viewer]:
    viewer = viewer_in(request, community_of_card(card_id))
    return get_card(viewer, card_id), viewer


def _shown(request: HttpRequest, found: Card, viewer: Viewer) -> dict[str, object]:
    community = found.post.thread.community
    lines = shown_lines(request)
    there = host_is_there(community.pk, for_alias=found.alias_id)
    return {
        "card": found,
        "community": community,
        "viewer": viewer,
        "who_is_there": words.who_is_there(there=there, called=hosts_are_called(found)),
        "human_words": words.human_words(),
        "in_danger": words.in_danger(lines.chosen),
        "about_lines": words.about_lines(),
        "lines": lines,
    }
