"""From the path to the note and to who is looking."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from alongside.communities.access import get_community
from alongside.core.errors import NotFound
from alongside.sources.access import community_of_note
from alongside.web.viewer import viewer_in

type View = Callable[..., HttpResponse]


def at_note(view: View) -> View:
    """Give a view the viewer in the community of the note in its path, who is a member, and the note's id."""

    @wraps(view)
    def inside(request: HttpRequest, note_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        community = get_community(community_of_note(note_id))
        viewer = viewer_in(request, community)
        if not viewer.is_member:
            raise NotFound
        return view(request, viewer, note_id, *args, **kwargs)

    return inside
