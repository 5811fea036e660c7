"""Who may see a community from outside: its doorway is public to whoever knows the address."""

from alongside.communities.models import Community, CommunityQuerySet
from alongside.core.errors import NotFound


def get_doorway(public_id: str) -> Community:
    """The community behind this doorway."""
    if community := Community.objects.standing().filter(public_id=public_id).first():
        return community
    raise NotFound


def get_community(community_id: int) -> Community:
    """The community that a thread, post or alias in hand belongs to."""
    if community := Community.objects.standing().filter(pk=community_id).first():
        return community
    raise NotFound


def listed_doorways() -> CommunityQuerySet:
    """The doorways that the front page shows, by name."""
    return Community.objects.listed().order_by("name", "pk")
