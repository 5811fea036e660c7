"""The roster of those who welcome people: who is there when, and taking hours of one's own."""

from django.utils.translation import gettext as _

from alongside.core.errors import Refused
from alongside.hosting.duty.rota import Row, hours_of, take_hours
from alongside.hosting.models import DutyKind
from alongside.hosting.welcome.access import require_responder
from alongside.hosting.welcome.offer import find_offer
from alongside.memberships.viewer import Viewer
from alongside.standing.distance import distances


class NothingOffered(Refused):
    """Hours to welcome people are for those who offered to."""


def roster_by(viewer: Viewer) -> list[Row]:
    """Who took which hours of the week, without those whom the viewer blocked; nobody else learns who is there when."""
    require_responder(viewer)
    blocked = {alias for alias, is_block in distances(viewer).items() if is_block}
    return [row for row in hours_of(viewer.community_id, DutyKind.WELCOME) if row.alias_id not in blocked]


def be_there(*, by: Viewer, weekday: int, begins: int, ends: int, zone: str) -> None:
    """Be there to welcome people every week from this hour to that."""
    require_responder(by)
    if find_offer(by) is None:
        raise NothingOffered(_("First say what you can welcome people with; then you can take hours."))
    take_hours(by=by, kind=DutyKind.WELCOME, weekday=weekday, begins=begins, ends=ends, zone=zone)
