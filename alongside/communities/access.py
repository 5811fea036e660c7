"""Who may see a community from outside: its doorway is public to whoever knows the address."""

from alongside.communities.models import Community, CommunityQuerySet
from alongside.core.errors import NotFound
from alongside.core.rows import columns_of, fetched, made

DOORWAY = f"SELECT {columns_of(Community, 'c')} FROM communities_community c WHERE c.public_id = %s AND c.closed = %s"  # noqa: S608


def get_doorway(public_id: str) -> Community:
    """The community behind this doorway."""
    for row in fetched(DOORWAY, [public_id, False]):
        return made(Community, row)
    raise NotFound


def get_community(community_id: int) -> Community:
    """The community that a thread, post or alias in hand belongs to."""
    if community := Community.objects.standing().filter(pk=community_id).first():
        return community
    raise NotFound


def language_spoken_in(community_id: int) -> str | None:
    """The language of a community, or None where none is open any more; for what needs no more of it."""
    found = fetched("SELECT language FROM communities_community WHERE id = %s AND NOT closed", [community_id])
    return found[0][0] if found else None


def listed_doorways() -> CommunityQuerySet:
    """The doorways that the front page shows, by name."""
    return Community.objects.listed().order_by("name", "pk")
