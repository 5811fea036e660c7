"""Calling a meet-up off, and taking that back."""

from django.utils.translation import gettext as _

from alongside.core.events import publish
from alongside.core.writing import writing
from alongside.meetups.access import require_may_change
from alongside.meetups.errors import MeetupOver
from alongside.meetups.events import MeetupCalledOff, MeetupTakenUp
from alongside.meetups.models import Meetup
from alongside.meetups.when import is_over
from alongside.memberships.viewer import Viewer


def call_off(meetup: Meetup, *, by: Viewer) -> None:
    """It doesn't happen: the page stays and says so, and so do calendars; said twice, it is said once."""
    _say(meetup, by, called_off=True)


def take_up_again(meetup: Meetup, *, by: Viewer) -> None:
    """It happens after all, as it was planned, with whoever said that they come."""
    _say(meetup, by, called_off=False)


def _say(meetup: Meetup, by: Viewer, *, called_off: bool) -> None:
    require_may_change(meetup, by)
    if is_over(meetup):
        raise MeetupOver(_("This meet-up is over. Nothing about it changes any more."))
    with writing():
        now = Meetup.objects.select_for_update().get(pk=meetup.pk)
        if now.called_off != called_off:
            Meetup.objects.filter(pk=now.pk).update(called_off=called_off, version=now.version + 1)
            publish(MeetupCalledOff(now.pk) if called_off else MeetupTakenUp(now.pk))
