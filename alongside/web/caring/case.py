"""The part of a case's page for somebody in danger: who has it, what helps, words to start from, another host."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from alongside.aliases.models import Alias
from alongside.communities.models import Community
from alongside.hosting import access
from alongside.hosting.crisis import host_words
from alongside.hosting.crisis.access import escalation_of, others_to_hand_to
from alongside.hosting.crisis.escalate import minutes_until_next
from alongside.hosting.crisis.hand_on import hand_on
from alongside.hosting.crisis.there import not_asked
from alongside.hosting.models import Case, CaseKind, Urgency
from alongside.memberships.viewer import Viewer
from alongside.web.see_other import see_other
from alongside.web.viewer import hosts_only


def shown_of_danger(case: Case, viewer: Viewer) -> dict[str, object]:
    """What the page of a case shows besides when somebody may be in danger; of any other nothing."""
    if case.urgency != Urgency.NOW or viewer.alias_id in not_asked(case):
        return {"danger": None}
    others: list[Alias] = others_to_hand_to(case, viewer=viewer)
    return {
        "danger": {
            "is_their_own": case.kind == CaseKind.CRISIS,
            "clock": escalation_of(case),
            "minutes": minutes_until_next(case),
            "helps": host_words.what_helps(),
            "harms": host_words.what_harms(),
            "beginnings": host_words.beginnings(),
            "others": others,
        }
    }


def begun_with(request: HttpRequest, case: Case) -> str:
    """The words that a host chose to start an answer from, if any."""
    return host_words.beginning(request.GET.get("begin", "")) if case.kind == CaseKind.CRISIS else ""


@require_POST
@hosts_only
def hand_on_case(request: HttpRequest, community: Community, viewer: Viewer, case_id: str) -> HttpResponse:
    """Ask one other host to look at it instead."""
    found = access.get_case(viewer, case_id)
    hand_on(found, to=request.POST.get("to", ""), by=viewer)
    return see_other("hosts", community.public_id)
