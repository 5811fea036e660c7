"""The way in, from the doorway to the first page inside: which question comes next, and being let in at its end."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.accounts.consents import give_consent
from alongside.accounts.models import Consent, PersonId
from alongside.accounts.preferences import change_preferences, get_preferences
from alongside.aliases.errors import NameRefused
from alongside.communities.access import get_doorway
from alongside.communities.models import Joining
from alongside.core.names import NameUnfit
from alongside.hosting.alarms.returning import notice_where
from alongside.memberships.errors import InvitationOver
from alongside.memberships.models import State
from alongside.ownership import acting
from alongside.web.coming_in.arrival import Arrival, about_mail
from alongside.web.coming_in.first_mail import choose_at_the_door
from alongside.web.see_other import see_other
from alongside.web.viewer import visitor_of

type Page = Callable[..., HttpResponse]
ROLES = ("lives_with", "cares_for", "lost_someone", "works_with")


def at_the_door(page: Page) -> Page:
    """Give a page the arrival at the community of its path; whoever is in, or waits, is led there instead."""

    @wraps(page)
    def inside(request: HttpRequest, community_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        arrival = Arrival(request, get_doorway(community_id))
        person_id, community = arrival.person_id, arrival.community
        membership = acting.find_membership(person_id, community.pk) if person_id else None
        if membership and membership.state == State.ACTIVE:
            return see_other(f"/c/{community.public_id}/")
        if membership:
            return see_other(f"/c/{community.public_id}/come-in/waiting/")
        if community.joining == Joining.INVITATION and not arrival.answers.invitation:
            return render(request, "coming_in/by_invitation.html", {"community": community, "wrong": ""})
        return page(request, arrival, *args, **kwargs)

    return inside


def path_of(arrival: Arrival, step: str) -> str:
    """The path of one question."""
    return f"/c/{arrival.community.public_id}/come-in/{step}/"


def to_the_door(arrival: Arrival) -> HttpResponse:
    """To the first open question, or the last one; nothing happens by it."""
    return see_other(path_of(arrival, arrival.next_step() or arrival.steps()[-1]))


def go_on(arrival: Arrival) -> HttpResponse:
    """To the next question, or in."""
    step = arrival.next_step()
    return see_other(path_of(arrival, step)) if step else _come_in(arrival)


def _come_in(arrival: Arrival) -> HttpResponse:
    """Make the alias and the membership; a name taken meanwhile is asked for again, and nothing else is."""
    person_id, answers = arrival.person_id, arrival.answers
    assert person_id is not None
    told: dict[str, Any] = {role: role in answers.told for role in ROLES}
    try:
        membership = acting.come_in(
            person_id, arrival.community, name=answers.name, seed=answers.seed,
            invitation=answers.invitation, asking=answers.asking, **told,
        )  # fmt: skip
    except acting.HereAlready:
        return see_other(f"/c/{arrival.community.public_id}/")
    except (NameRefused, NameUnfit) as wrong:
        arrival.ask_again("name", wrong=str(wrong))
        return see_other(path_of(arrival, "name"))
    except InvitationOver as over:
        return _without_invitation(arrival, str(over))
    _remember(arrival, person_id)
    notice_where(membership.pk, network=visitor_of(arrival.request))
    choose_at_the_door(membership, person_id)
    arrival.is_over()
    return see_other(path_of(arrival, "welcome" if membership.state == State.ACTIVE else "waiting"))


def _remember(arrival: Arrival, person_id: PersonId) -> None:
    """Keep what was said about oneself rather than about this community."""
    for kind in Consent.Kind:
        give_consent(kind, by=person_id)
    if arrival.answers.mail:
        more = {**get_preferences(person_id).more, **about_mail(arrival.answers.mail)}
        change_preferences(by=person_id, more=more)


def _without_invitation(arrival: Arrival, why: str) -> HttpResponse:
    """The invitation was used up on the way: say so, and go on by asking where that is possible."""
    arrival.answers.invitation = ""
    arrival.keep()
    context = {"community": arrival.community, "wrong": why}
    return render(arrival.request, "coming_in/by_invitation.html", context, status=422)
