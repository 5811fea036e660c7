"""The questions on the way in, one a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.aliases.drawing import draw
from alongside.core.errors import NotFound, Refused
from alongside.web.coming_in.arrival import Arrival
from alongside.web.coming_in.arriving import at_the_door, go_on, path_of, to_the_door
from alongside.web.coming_in.door import reads_letters_here
from alongside.web.coming_in.questions import MORE, READ

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def picture(request: HttpRequest, community_id: str, seed: str) -> HttpResponse:
    """The picture that comes with a name, before there is an alias to ask for it."""
    response = HttpResponse(draw(seed[:26]), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


@at_the_door
def start(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    """The way in begins, or goes on where it was left."""
    return to_the_door(arrival)


@GET_AND_POST
@at_the_door
def question(request: HttpRequest, arrival: Arrival, step: str) -> HttpResponse:
    """One question, asked or answered."""
    if step not in READ:
        raise NotFound
    if step not in arrival.steps():
        return to_the_door(arrival)
    if request.method != "POST":
        return show(arrival, step)
    try:
        READ[step](arrival)
    except Refused as wrong:
        return show(arrival, step, wrong=str(wrong))
    arrival.keep(step)
    return go_on(arrival)


def show(arrival: Arrival, step: str, *, wrong: str = "") -> HttpResponse:
    """The page of a question, with what was answered before."""
    steps = [name for name in arrival.steps() if name != "sheet"]
    place = "way" if step in ("address", "code") else step
    at = steps.index(place) + 1 if place in steps else 0
    before = {"address": "way", "code": "address"}.get(step) or (steps[at - 2] if at > 1 else "")
    context = {
        "community": arrival.community,
        "answers": arrival.answers,
        "kept": arrival.in_form(),
        "wrong": wrong,
        "at": at,
        "of": len(steps) if at else 0,
        "back_url": path_of(arrival, before) if before else "",
        "sent": arrival.request.POST,
        "outbox": reads_letters_here(arrival.request),
        "button": _("Go on") if step != arrival.steps()[-1] else _ending(arrival),
        **(MORE[step](arrival) if step in MORE else {}),
    }
    return render(arrival.request, f"coming_in/ask_{step}.html", context, status=422 if wrong else 200)


def _ending(arrival: Arrival) -> str:
    return _("Ask to come in") if "hosts" in arrival.steps() else _("Come in")
