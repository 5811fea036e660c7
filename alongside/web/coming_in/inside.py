"""Just inside: a first page where one says hello or just reads, and the page of those who wait for the hosts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from alongside.communities.access import get_doorway
from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.memberships.come_back import come_back
from alongside.memberships.join import find_invitation
from alongside.memberships.models import Membership, State
from alongside.memberships.viewer import Viewer
from alongside.ownership import acting
from alongside.web.coming_in.arrival import Arrival
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only, person_of


@require_safe
@members_only
def welcome(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Say hello, or just read: both as large."""
    return render(request, "coming_in/welcome.html", {"community": community, "viewer": viewer})


@require_safe
def waiting(request: HttpRequest, community_id: str) -> HttpResponse:
    """What somebody sees who asked to come in, until a host has answered."""
    community = get_doorway(community_id)
    membership = _membership_of(request, community)
    if membership.state == State.ACTIVE:
        return see_other(f"/c/{community.public_id}/come-in/welcome/")
    picture = f"/c/{community.public_id}/come-in/picture/{membership.alias.seed}/"  # theirs already, if not here yet
    context = {"community": community, "membership": membership, "picture": picture, "state": membership.state}
    return render(request, "coming_in/waiting.html", context)


@require_POST
def back(request: HttpRequest, community_id: str) -> HttpResponse:
    """Come back under the name one left with; pressed twice, it is done once."""
    community = get_doorway(community_id)
    membership = _membership_of(request, community)
    membership.community = community
    if membership.state not in (State.ACTIVE, State.ASKED):
        come_back(membership)
    return see_other(f"/c/{community.public_id}/come-in/waiting/")


def _membership_of(request: HttpRequest, community: Community) -> Membership:
    person = person_of(request)
    membership = acting.find_membership(person.person_id, community.pk) if person else None
    if membership is None:
        raise NotFound
    return membership


@require_safe
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """An invitation opens the door; its secret goes into the session and stands in no further address."""
    found = find_invitation(secret)
    if found is None:
        return render(request, "coming_in/invitation_over.html", status=404)
    arrival = Arrival(request, found.community)
    arrival.answers.invitation = secret
    arrival.keep()
    return see_other(f"/c/{found.community.public_id}/come-in/")
