"""When a meet-up is: as the clocks there say it, and as a moment for sorting, worked out anew from the zone's rules."""

from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from alongside.accounts.zones import is_zone
from alongside.core import clock
from alongside.core.wall_clock import read_wall, shown, there
from alongside.meetups.errors import PlanUnclear
from alongside.meetups.models import Meetup

WITHOUT_END = timedelta(hours=6)  # a meet-up whose end nobody said is over by then
LONGEST = timedelta(days=14)  # a summit; what goes on for longer is no meet-up
FARTHEST = timedelta(days=730)  # nobody knows their strength further ahead


def moments(wall_begins: str, wall_ends: str, zone: str) -> tuple[datetime, datetime]:
    """When it begins and is over, in UTC."""
    begins = there(wall_begins, zone)
    ends = there(wall_ends, zone) if wall_ends else begins.astimezone(UTC) + WITHOUT_END
    return begins.astimezone(UTC), ends.astimezone(UTC)


def begins_there(meetup: Meetup) -> datetime:
    """When it begins, by the clocks there."""
    return there(meetup.wall_begins, meetup.zone)


def ends_there(meetup: Meetup) -> datetime | None:
    """When it ends, by the clocks there, if somebody said so."""
    return there(meetup.wall_ends, meetup.zone) if meetup.wall_ends else None


def is_over(meetup: Meetup) -> bool:
    """Whether it is past."""
    return meetup.ends <= clock.now()


def checked_times(wall_begins: str, wall_ends: str, zone: str) -> dict[str, object]:
    """The columns that say when; refuses what no clock shows, what is past, and an end before the beginning."""
    if not is_zone(zone):
        raise PlanUnclear("zone", _("Please choose whose clocks these times go by."))
    begins_wall, ends_wall = _wall(wall_begins, zone, "begins"), _wall(wall_ends, zone, "ends") if wall_ends else ""
    begins, ends = moments(begins_wall, ends_wall, zone)
    if begins <= clock.now():
        raise PlanUnclear("begins", _("This time is over already. Please look at the day and the hour again."))
    if begins > clock.now() + FARTHEST:
        raise PlanUnclear("begins", _("This is more than two years away. Please choose a nearer day."))
    if not begins < ends <= begins + LONGEST:
        raise PlanUnclear("ends", _("Please look at the end again: it comes after the beginning, within two weeks."))
    return {"wall_begins": begins_wall, "wall_ends": ends_wall, "zone": zone, "begins": begins, "ends": ends}


def _wall(said: str, zone: str, field: str) -> str:
    wall = read_wall(said)
    if wall is None:
        raise PlanUnclear(field, _("Please give a day and an hour, such as 2027-05-08 and 14:30."))
    if shown(wall, zone) != wall:
        raise PlanUnclear(field, _("This hour doesn't exist there: the clocks are put forward that day."))
    return wall
