"""What one shows, in one's export: one's own words, and never to whom, as with all that is between friends."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.friends.showing.truths import all_shown_by
from alongside.memberships.viewer import Viewer


def export_shown(alias: Alias) -> list[dict[str, Any]]:
    """Everything an alias shows its friends."""
    viewer = Viewer(alias.community_id, alias.pk, alias.public_id, alias.name)
    return [
        {"to": "a friend", "what": told.truth.value, "on": told.on.isoformat(), **told.said}
        for _friend, shown in all_shown_by(viewer)
        for told in shown
    ]
