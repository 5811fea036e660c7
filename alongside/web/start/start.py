"""The page itself: people to ask above everything, the box, and after it what was found. Nothing of it is kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from alongside.communities.access import listed_doorways
from alongside.fragments.aliases import Shown, shown
from alongside.guide.guides import guides
from alongside.guide.questions import asking
from alongside.guide.start.answer import Answer, find_answer
from alongside.guide.start.places import Place
from alongside.hosting.crisis import words
from alongside.hosting.crisis.lines import find_country
from alongside.memberships.models import Membership
from alongside.ownership import acting
from alongside.standing.distance import blocked_by_any
from alongside.web.caring.lines import Lines, shown_lines
from alongside.web.start.forms import StartForm
from alongside.web.start.reasons import because, first_sentence, of_thread
from alongside.web.viewer import person_of

DOORWAYS = 12  # hosts to ask, by community; the rest are on the page of all communities


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place as the page names it."""

    name: str
    path: str
    what: str
    is_here: bool
    reasons: list[str]


@require_http_methods(["GET", "HEAD", "POST"])
def start_here(request: HttpRequest) -> HttpResponse:
    """The box; and for whoever wrote something, the answer, on a page that no address leads to."""
    form = StartForm(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form, "guides": [guide.name for guide in guides()]}
    if form.is_valid() and (asked := form.asked()):
        language = get_language() or "en"
        found = find_answer(asked, language=language, away=_away(request))
        is_cut = len(asked.words) > asking.LONGEST
        context |= {"text": asked.words, "is_cut": is_cut, **_found(found, language)}
        if found.noticed:
            context |= _in_danger(request)
        return render(request, "start/answer.html", context)
    doorways = list(listed_doorways()[: DOORWAYS + 1])
    context |= {"posted": form.is_bound, "doorways": doorways[:DOORWAYS], "has_more": len(doorways) > DOORWAYS}
    return render(request, "start/start.html", context)


def _found(found: Answer, language: str) -> dict[str, object]:
    quotes = not found.noticed  # what was hard to write is not shown again as a reason
    return {
        "noticed": found.noticed,
        "places": [_place(place, found.heard.weekly, language, quotes=quotes) for place in found.places],
        "threads": [(thread, of_thread(thread, language=language, quotes=quotes)) for thread in found.heard.threads],
        "hosts": [(_host(host), host.greeting, _community_of(host, found.places)) for host in found.hosts],
    }


def _place(place: Place, weekly: Mapping[int, str], language: str, *, quotes: bool) -> ShownPlace:
    entry = place.entry
    path = f"/c/{entry.community.public_id}/" if entry.community else f"/e/{entry.public_id}/"
    often = weekly.get(entry.community_id or 0, "")
    reasons = because(place, often, language=language, quotes=quotes)
    return ShownPlace(entry.name, path, first_sentence(entry.what), place.is_here, reasons)


def _host(host: Membership) -> Shown:
    return shown(host.alias, role=host.role, linked=False)


def _community_of(host: Membership, places: Collection[Place]) -> object:
    return next(place.entry.community for place in places if place.entry.community_id == host.community_id)


def _away(request: HttpRequest) -> frozenset[int]:
    """Whom somebody who is signed in blocked, under any of their names."""
    if (person := person_of(request)) is None:
        return frozenset()
    mine = acting.memberships_of(person.person_id, person.preferences.aliases)
    return blocked_by_any([membership.pk for membership in mine])


def _in_danger(request: HttpRequest) -> dict[str, object]:
    """What a card says, with lines of the country that was chosen on this very page, or before."""
    lines = _lines(request)
    return {
        "human_words": words.human_words(posted=False),
        "in_danger": words.in_danger(lines.chosen),
        "about_lines": words.about_lines(),
        "lines": lines,
    }


def _lines(request: HttpRequest) -> Lines:
    lines = shown_lines(request)
    chosen = find_country(request.POST.get("country", "")) or lines.chosen
    return replace(lines, chosen=chosen, others=[country for country in lines.every if country != chosen])
