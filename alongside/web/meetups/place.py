"""From the path to the meet-up and to who is looking."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from alongside.communities.access import get_community
from alongside.core.errors import NotFound
from alongside.meetups.access import community_of_meetup, get_meetup
from alongside.meetups.models import Meetup
from alongside.web.viewer import viewer_in

type View = Callable[..., HttpResponse]


def at_meetup(view: View) -> View:
    """Give a view the meet-up of its path, with its community, and the viewer, who is a member."""

    @wraps(view)
    def inside(request: HttpRequest, meetup_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        community = get_community(community_of_meetup(meetup_id))
        viewer = viewer_in(request, community)
        if not viewer.is_member:
            raise NotFound
        meetup = get_meetup(viewer, meetup_id)
        meetup.community = community
        return view(request, meetup, viewer, *args, **kwargs)

    return inside


def path_to(meetup: Meetup) -> str:
    """Where it stands."""
    return f"/m/{meetup.public_id}/"
