"""Standing's part of what a person takes along."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.memberships.models import Membership
from alongside.standing.arrive import came_on
from alongside.standing.models import Arrived, Quiet


def export_standing(alias: Alias) -> dict[str, Any]:
    """The stage an alias has, the day it came as long as that is kept, and whether it wants to be named by nobody."""
    arrived = Arrived.objects.filter(pk=alias.pk).first()
    return {
        "stage": Membership.objects.filter(pk=alias.pk).values_list("stage", flat=True).first() or "",
        "came_on": came_on(alias, arrived).isoformat() if arrived else "",
        "named_by_nobody": Quiet.objects.filter(pk=alias.pk).exists(),
    }
