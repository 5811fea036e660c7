"""Who may ask one to be friends: an absolute choice, which nobody who asks ever learns of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.friends.refusing import hear_nobody, wants_nobody
from alongside.memberships.viewer import Viewer
from alongside.web.see_other import see_other
from alongside.web.viewer import members_only, person_of


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def who_asks(request: HttpRequest, community: Community, viewer: Viewer) -> HttpResponse:
    """Choose it for all of one's communities; for this one alone it stands with what one wants to meet here."""
    person = person_of(request)
    if person is None:
        raise NotFound
    if request.method == "POST":
        hear_nobody(by=person.person_id, nobody=request.POST.get("who") == "nobody")
        return see_other("friends", community.public_id)
    chosen = "nobody" if wants_nobody(person.person_id) else "members"
    context = {"community": community, "alias": viewer.alias, "chosen": chosen}
    return render(request, "friends/who.html", context)
