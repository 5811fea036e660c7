"""The roster of those who welcome people, for those who offered and the hosts."""

from alongside.hosting.duty.rota import Row, hours_of
from alongside.hosting.models import DutyKind
from alongside.hosting.welcome.access import require_responder
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import distances


def roster_by(viewer: Viewer) -> list[Row]:
    """Who took which hours of the week, without those whom the viewer blocked; nobody else learns who is there when."""
    require_responder(viewer)
    blocked = {alias for alias, is_block in distances(viewer).items() if is_block}
    return [row for row in hours_of(viewer.community_id, DutyKind.WELCOME) if row.alias_id not in blocked]
