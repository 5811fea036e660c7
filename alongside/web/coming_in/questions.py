"""What each question on the way in reads from its form, and what its page shows beside the answers so far."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from alongside.aliases.name import check_free
from alongside.core.errors import Refused
from alongside.core.limits import spend
from alongside.web.coming_in.arrival import MAILS, Arrival
from alongside.web.coming_in.arriving import ROLES
from alongside.web.coming_in.naming import care_about, suggest_name
from alongside.web.coming_in.sheet import check_words, sheet_page
from alongside.web.viewer import visitor_of

NAMES_AN_HOUR = 40  # enough to find one's name, too few to find out who is here
LONGEST_ASKING = 1_000


class NotYet(Refused):
    """A question that needs an answer has none."""


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
