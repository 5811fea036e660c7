"""From a request to who is looking: the person behind the cookie, and their alias in one community."""

from collections.abc import Callable
from functools import wraps
from ipaddress import IPv6Interface
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from alongside.accounts.page import SignedIn, find_signed_in
from alongside.aliases.picture import picture_path
from alongside.communities.access import get_community, get_doorway
from alongside.communities.models import Community
from alongside.communities.readers import readers_of
from alongside.core.errors import NotFound
from alongside.memberships.access import community_of_alias
from alongside.memberships.viewer import Viewer, viewer_of
from alongside.ownership import acting
from alongside.threads import access as threads_access
from alongside.web.enough import offered_to_stop
from alongside.web.frame import write_as

type View = Callable[..., HttpResponse]


class PersonOfRequest:
    """Puts the person behind the session on the request, asked for only when a page wants to know."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.person = find_signed_in(request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""))  # type: ignore[attr-defined]
        return self.get_response(request)


def person_of(request: HttpRequest) -> SignedIn | None:
    """The signed-in person, if there is one."""
    person: SignedIn | None = getattr(request, "person", None)
    return person


def signed_in(view: View) -> View:
    """Let only signed-in persons in; others are led to the door and back."""

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if person_of(request) is None:
            return HttpResponseRedirect(f"/sign-in/?next={quote(request.get_full_path())}")
        return view(request, *args, **kwargs)

    return inside


def viewer_in(request: HttpRequest, community: Community) -> Viewer:
    """Who looks at this community: a member under their alias, or a stranger. Tells the frame as whom one writes."""
    person = person_of(request)
    membership = acting.find_membership(person.person_id, community.pk) if person else None
    viewer = viewer_of(membership, community.pk)
    if membership is not None and viewer.is_member:
        write_as(
            request,
            alias_name=viewer.name,
            alias_picture=picture_path(viewer.alias, membership.alias.portrait, membership.alias.seed),
            community_name=community.name,
            readers=readers_of(community),
        )
    return viewer


def in_community(view: View) -> View:
    """Give a view the community of its path and the viewer there, who may be a stranger."""

    @wraps(view)
    def inside(request: HttpRequest, community_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        community = get_doorway(community_id)
        return view(request, community, viewer_in(request, community), *args, **kwargs)

    return inside


def members_only(view: View) -> View:
    """As `in_community`, but for members alone; to anybody else there is nothing here."""

    @wraps(view)
    def inside(request: HttpRequest, community_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        community = get_doorway(community_id)
        viewer = viewer_in(request, community)
        if not viewer.is_member:
            raise NotFound
        return view(request, community, viewer, *args, **kwargs)

    return inside


def hosts_only(view: View) -> View:
    """As `members_only`, but for hosts alone; after a shift that was long enough, it first offers to stop."""

    @members_only
    @wraps(view)
    def inside(request: HttpRequest, community: Community, viewer: Viewer, *args: Any, **kwargs: Any) -> HttpResponse:
        if not viewer.is_host:
            raise NotFound
        return offered_to_stop(request, community, viewer) or view(request, community, viewer, *args, **kwargs)

    return inside


def visitor_of(request: HttpRequest) -> str:
    """What tells one visitor from another for limits alone: the network they come from, kept only as a hash.

    Of IPv6 the first half counts: whoever has one address there has as many as they like.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if ":" not in address:
        return address
    found = IPv6Interface(f"{address}/64")
    return str(found.ip.ipv4_mapped or found.network)


def member_at_post(request: HttpRequest, post_id: str) -> tuple[Community, Viewer]:
    """The community of a post, and the member who looks; to anybody else there is nothing here."""
    return _member_in(request, threads_access.community_of(post_id, post=True))


def member_at_alias(request: HttpRequest, alias_id: str) -> tuple[Community, Viewer]:
    """The community of an alias, and the member who looks; to anybody else there is nothing here."""
    return _member_in(request, community_of_alias(alias_id))


def _member_in(request: HttpRequest, community_id: int) -> tuple[Community, Viewer]:
    community = get_community(community_id)
    viewer = viewer_in(request, community)
    if not viewer.is_member:
        raise NotFound
    return community, viewer
