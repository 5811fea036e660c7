"""How long a first question usually waits: kept with the community, because its doorway says so to everybody."""

from alongside.communities.found import raise_version
from alongside.communities.models import Community
from alongside.core.writing import writing


def set_usual_wait(community: Community, hours: int | None) -> None:
    """Keep what was measured, and make the doorway fresh where that changes it."""
    with writing():
        if Community.objects.filter(pk=community.pk).exclude(usual_wait=hours).update(usual_wait=hours):
            raise_version(community.pk)
