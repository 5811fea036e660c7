"""From the path to an alias and to who is looking."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from alongside.aliases.models import Alias
from alongside.communities.access import get_community
from alongside.communities.models import Community
from alongside.core.errors import NotFound
from alongside.memberships.access import community_of_alias, get_alias
from alongside.memberships.viewer import Viewer
from alongside.web.viewer import viewer_in

type View = Callable[..., HttpResponse]


def look_from(request: HttpRequest, alias_id: str) -> tuple[Community, Viewer]:
    """The community of this alias and who looks."""
    community = get_community(community_of_alias(alias_id))
    return community, viewer_in(request, community)


def on_alias(view: View) -> View:
    """Give a view the alias of its path, with its community, and the viewer, who is a member."""

    @wraps(view)
    def inside(request: HttpRequest, alias_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        community, viewer = look_from(request, alias_id)
        alias = get_alias(viewer, alias_id)
        alias.community = community
        return view(request, alias, viewer, *args, **kwargs)

    return inside


def on_own_alias(view: View) -> View:
    """The same for one's own alias alone; others' are not there to be changed."""

    @wraps(view)
    def inside(request: HttpRequest, alias: Alias, viewer: Viewer, *args: Any, **kwargs: Any) -> HttpResponse:
        if alias.pk != viewer.alias_id:
            raise NotFound
        return view(request, alias, viewer, *args, **kwargs)

    return on_alias(inside)
