"""Lines to call, by a country that the reader chooses; and for hosts, when somebody last looked each of them up."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from alongside.communities.models import Community
from alongside.hosting.crisis.lines import (
    Country,
    choose_country,
    countries,
    country_of,
    find_country,
    stale_lines,
    trouble_in_own_lines,
)
from alongside.memberships.viewer import Viewer
from alongside.web.see_other import see_other
from alongside.web.viewer import hosts_only, person_of, signed_in


@dataclass(frozen=True)
class Lines:
    """The lines a page shows: those of the country that was chosen, and those of all others."""

    chosen: Country | None
    others: list[Country]
    every: list[Country]
    may_choose: bool


def shown_lines(request: HttpRequest) -> Lines:
    """The lines of the country this person chose; a visitor's choice stands in the address, and is not kept."""
    person = person_of(request)
    chosen = country_of(person.preferences) if person else find_country(request.GET.get("country", ""))
    every = countries()
    return Lines(chosen, [country for country in every if country != chosen], every, person is not None)


@require_POST
@signed_in
def country(request: HttpRequest) -> HttpResponse:
    """Keep the choice among one's own preferences, sealed, and go back."""
    person = person_of(request)
    assert person is not None  # `signed_in` lets nobody else in
    choose_country(request.POST.get("country", ""), by=person.person_id)
    onward = request.POST.get("next", "")
    return see_other(onward if url_has_allowed_host_and_scheme(onward, allowed_hosts=None) else "/help/")


@require_safe
@hosts_only
def for_hosts(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Every line with its page, and whether somebody should look it up again."""
    context = {
        "community": community,
        "countries": countries(),
        "stale": len(stale_lines()),
        "trouble": trouble_in_own_lines(),
    }
    return render(request, "caring/for_hosts.html", context)
