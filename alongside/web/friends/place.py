"""From the path to a friendship and to who is looking, who is one of the two."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from alongside.communities.access import get_doorway
from alongside.fragments.words import name_of
from alongside.friends.access import community_of_friendship, get_friend
from alongside.friends.sides import Friend
from alongside.web.viewer import viewer_in

type View = Callable[..., HttpResponse]


def with_friend(view: View) -> View:
    """Give a view one's own end of the friendship in its path, and the viewer; to anybody else there is nothing."""

    @wraps(view)
    def inside(request: HttpRequest, friendship_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        community = get_doorway(community_of_friendship(friendship_id))
        viewer = viewer_in(request, community)
        friend = get_friend(viewer, friendship_id)
        return view(request, friend, viewer, *args, **kwargs)

    return inside


def path_to(friend: Friend, below: str = "") -> str:
    """Where this friendship is, or a page below it."""
    return f"/f/{friend.friendship.public_id}/{below}"


def name_in(friend: Friend) -> str:
    """What the other is called here."""
    return name_of(friend.other.name, friend.other.state)
