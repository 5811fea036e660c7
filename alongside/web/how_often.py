"""How often one person, or one network of visitors, may send a form: every form has a limit, or a reason for none."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from alongside.core.errors import TooOften
from alongside.core.limits import spend
from alongside.web.refusals import refused
from alongside.web.viewer import person_of, visitor_of


class Often(NamedTuple):
    """So many in this time."""

    most: int
    per: timedelta = timedelta(hours=1)


USUAL = Often(120)  # two a minute for an hour: nobody who reads what a page says sends more
OF_A_NETWORK = Often(600)  # visitors of one clinic or one telephone company share an address
LIMITS = {
    "draft": Often(60, timedelta(minutes=1)),  # kept while one types, every few seconds
    "draft-for-friend": Often(60, timedelta(minutes=1)),
    "export": Often(10),  # each makes a whole file
    "take-along": Often(10),
    "invite": Often(20),  # each opens the door for 25 people
    "found": Often(10),
    "change-name": Often(10),  # each takes a name away for good
    "draw-anew": Often(60),
}
# Nothing leads from these to a person, not even how often they came: everybody counts as their network.
BY_NETWORK = frozenset({"start-here", "feed"})
# Questions to the house that are asked by opening a page; they cost a row, so nothing that is merely read is here.
ASKED = {
    "search": Often(120),
    "search-friends": Often(120),
    "invitation": Often(120),
    "come-in-picture": Often(600),
    "feed": Often(600),  # one company asks for the calendars of many people from one network
}

# Their verbs count for themselves, in their own transaction, so that mail meets the same limit. A preview does not.
IN_THE_VERB = frozenset({
    "answer", "new-thread", "edit", "presence", "worry-post", "worry-alias", "worry-friend", "ask-host", "ask-guide",
    "ask-guide-more", "question", "stop-mail", "plan-chat", "say-line",
    "sign-in-passkey", "sign-in-phrase", "sign-in-mail", "sign-in-code", "come-in-address",
})  # fmt: skip

# Nobody is kept from these, however often they need them.
NEVER_STOPPED = {
    "word-to-hosts": "words to the hosts always get through",
    "write-from-card": "words to the hosts always get through",
    "told-one": "words to the hosts always get through",
    "see-otherwise": "words to the hosts always get through",
    "put-away-card": "nobody is kept with a card they don't want to see",
    "block": "keeping somebody away is never made to wait",
    "mute": "keeping somebody away is never made to wait",
    "take-shown-back": "taking a truth back is never made to wait",
    "not-coming": "not coming is never made to wait",
    "call-off-chat": "nobody waits in vain because it was said too often",
    "own-voice": "taking one's own words back is never made to wait",
    "withdraw": "taking one's own words back is never made to wait",
    "take-words-back": "taking one's own words back is never made to wait",
    "rest-friend": "keeping somebody away is never made to wait",
    "decline-friend": "keeping somebody away is never made to wait",
    "who-asks": "keeping somebody away is never made to wait",
    "leave-friend": "leaving is never made to wait",
    "end-friend": "leaving is never made to wait",
    "withdraw-vouch": "taking one's own words back is never made to wait",
    "hide-meeting": "taking one's own words back is never made to wait",
    "take-meeting-back": "taking one's own words back is never made to wait",
    "held-post": "taking one's own words back is never made to wait",
    "sign-out": "leaving is never made to wait",
    "leave-community": "leaving is never made to wait",
    "erase": "leaving is never made to wait",
    "consent": "taking a consent back is never made to wait",
    "end-session": "shutting somebody else out is never made to wait",
    "end-other-sessions": "shutting somebody else out is never made to wait",
    "pause-mail": "getting less mail is never made to wait",
    "provider": "a mail provider hands in what hundreds wrote; the mail door has a rate of its own",
}


class HowOften:
    """Lets a form through as long as it doesn't come too often; words that came with it are given back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Count a form, or a question that is asked by opening a page."""
        route = request.resolver_match.url_name if request.resolver_match else ""
        often = _often(request, route or "")
        if often is None:
            return None
        words = _("That was a lot in a short time, so we wait a little. Please try again in a while.")
        person = person_of(request) if route not in BY_NETWORK else None
        who = f"person {person.person_id}" if person else visitor_of(request)
        try:
            spend(f"form {route}", who, most=often.most, per=often.per, words=words)
        except TooOften as refusal:
            return refused(request, str(refusal), status=429)
        return None


def _often(request: HttpRequest, route: str) -> Often | None:
    if request.method == "GET":
        return ASKED.get(route) if not route.startswith("search") or request.GET else None
    if request.method != "POST" or route in NEVER_STOPPED:
        return None
    if route in IN_THE_VERB and not request.POST.get("look"):
        return None
    return LIMITS.get(route, USUAL if person_of(request) and route not in BY_NETWORK else OF_A_NETWORK)
