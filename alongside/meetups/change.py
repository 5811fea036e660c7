"""Changing what was planned."""

from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.meetups.access import require_may_change
from alongside.meetups.events import MeetupChanged
from alongside.meetups.models import Meetup
from alongside.meetups.planned import Planned, checked, sealed_place
from alongside.memberships.viewer import Viewer
from alongside.standing.pause import require_not_paused


def change(meetup: Meetup, planned: Planned, *, by: Viewer) -> None:
    """Say it differently; a place that isn't said again stays, and is read by nobody who changes the rest."""
    require_may_change(meetup, by)
    require_not_paused(by)
    columns = checked(planned, by=by)
    if planned.place is not None and meetup.by:
        columns["place"] = sealed_place(planned.place, meetup=meetup, planner=meetup.by.public_id)
    with writing():
        now = Meetup.objects.select_for_update().get(pk=meetup.pk)
        Meetup.objects.filter(pk=now.pk).update(version=now.version + 1, **columns)
        publish(MeetupChanged(meetup.pk))
