"""What one shows, in one's export: one's own words, and to whom by their present name here."""

from typing import Any

from alongside.aliases.models import Alias
from alongside.friends.showing.truths import all_shown_by
from alongside.memberships.viewer import Viewer


def export_shown(alias: Alias) -> list[dict[str, Any]]:
    """Everything an alias shows its friends."""
    viewer = Viewer(alias.community_id, alias.pk, alias.public_id, alias.name)
    return [
        {"to": friend.other.name, "what": told.truth.value, "on": told.on.isoformat(), **told.said}
        for friend, shown in all_shown_by(viewer)
        for told in shown
    ]
