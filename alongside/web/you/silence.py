"""Without consent to keeping health-related words nothing new is kept: reading goes on, writing waits."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from alongside.accounts.consents import KEEPS_NO_WORDS
from alongside.accounts.models import PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.web.refusals import refused
from alongside.web.viewer import person_of

# Whatever keeps what somebody writes; a private word to the hosts is never stopped.
KEEPS_WORDS = frozenset({
    "new-thread", "answer", "edit", "draft", "propose-note", "answer-note", "change-alias", "change-name", "own-photo",
    "found", "ask-friend", "write-friend", "draft-for-friend",
})  # fmt: skip


def fall_silent(person_id: PersonId, silent: bool) -> None:
    """Remember beside the consent whether anything new may be kept."""
    more = {name: kept for name, kept in get_preferences(person_id).more.items() if name != KEEPS_NO_WORDS}
    change_preferences(by=person_id, more={**more, KEEPS_NO_WORDS: True} if silent else more)


class NothingKeptWithoutConsent:
    """Answers a form with words of somebody who took the consent back; the words stay on their page alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Refuse only what would be kept."""
        person, route = person_of(request), request.resolver_match
        if request.method != "POST" or person is None or route is None or route.url_name not in KEEPS_WORDS:
            return None
        if not person.preferences.more.get(KEEPS_NO_WORDS):
            return None
        why = _("You took back that we may keep what you write about health. To write again, agree again under “You”.")
        return refused(request, why, status=422)
