"""The questions on the way in, one a page: what each reads from its form, and what its page shows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.aliases.drawing import draw
from alongside.aliases.name import check_free
from alongside.core.errors import NotFound, Refused
from alongside.core.limits import spend
from alongside.web.coming_in.arrival import Arrival
from alongside.web.coming_in.arriving import ROLES, at_the_door, go_on, path_of, to_the_door
from alongside.web.coming_in.door import reads_letters_here, visitor_of
from alongside.web.coming_in.naming import care_about, suggest_name
from alongside.web.coming_in.sheet import check_words, sheet_page

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])
NAMES_AN_HOUR = 40  # enough to find one's name, too few to find out who is here
MAILS = ("mine", "shared", "none")
LONGEST_ASKING = 1_000


class NotYet(Refused):
    """A question that needs an answer has none."""


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
    if step not in STEPS:
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


def _read_name(arrival: Arrival) -> None:
    """A name that is free here; one that could lead to its owner is taken when it is sent a second time."""
    sent, answers = arrival.request.POST, arrival.answers
    answers.name, answers.wrong = sent.get("name", "")[:200], ""
    often = _("Many names were tried from here. Please wait a while, then try again.")
    spend("names", visitor_of(arrival.request), most=NAMES_AN_HOUR, per=timedelta(hours=1), words=often)
    answers.name = check_free(arrival.community, answers.name)
    care = care_about(answers.name, arrival.person_id)
    if care and sent.get("sure") != answers.name:
        raise NotYet(care + " " + _("Send it once more to keep it, or choose another."))


def _read_about(arrival: Arrival) -> None:
    arrival.answers.told = [role for role in ROLES if role in arrival.request.POST.getlist("told")]


def _read_promises(arrival: Arrival) -> None:
    """The guidelines, the age, and keeping words about health: three answers, none of them given beforehand."""
    sent = arrival.request.POST
    if not arrival.knows_consent:
        if sent.get("age") == "younger":
            raise NotYet(
                _("This place is for people who are 18 or older. The help page names places for younger people.")
            )
        if sent.get("age") != "adult":
            raise NotYet(_("Please tell us whether you are 18 or older."))
        if "health" not in sent:
            raise NotYet(_("We can only keep what you write here if you agree to it. Without that, you can't come in."))
    if "guidelines" not in sent:
        raise NotYet(_("Please say that you'll keep to what people here agreed on."))


def _read_mail(arrival: Arrival) -> None:
    sent = arrival.request.POST
    if sent.get("mail") not in MAILS:
        raise NotYet(_("Please choose one. You can change it later."))
    arrival.answers.mail, arrival.answers.shared = sent["mail"], "shared" in sent


def _read_hosts(arrival: Arrival) -> None:
    arrival.answers.asking = arrival.request.POST.get("asking", "").strip()
    if len(arrival.answers.asking) > LONGEST_ASKING:
        raise NotYet(_("That is a little long for a first word. Please keep to about 150 words."))


def _read_way(arrival: Arrival) -> None:
    raise NotYet(_("Please choose how you would like to come back."))


def _show_name(arrival: Arrival) -> dict[str, Any]:
    answers = arrival.answers
    draws = "another" in arrival.request.GET or not answers.name
    suggestion = suggest_name(arrival.community) if draws and arrival.request.method != "POST" else answers.name
    return {"suggestion": suggestion, "wrong": answers.wrong} if answers.wrong else {"suggestion": suggestion}


def _show_promises(arrival: Arrival) -> dict[str, Any]:
    guidelines = [part for part in arrival.community.guidelines.splitlines() if part.strip()]
    return {"guidelines": guidelines, "known": arrival.knows_consent}


READ: dict[str, Callable[[Arrival], None]] = {
    "name": _read_name,
    "about": _read_about,
    "promises": _read_promises,
    "mail": _read_mail,
    "hosts": _read_hosts,
    "way": _read_way,
    "sheet": lambda arrival: check_words(arrival.request),
}
MORE: dict[str, Callable[[Arrival], dict[str, Any]]] = {
    "name": _show_name,
    "promises": _show_promises,
    "sheet": lambda arrival: sheet_page(arrival.request),
}
STEPS = tuple(READ)
