"""When a chat is: as the clocks say it where it is hosted, and as moments, worked out anew from the zone's rules."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from alongside.accounts.zones import is_zone
from alongside.chats.errors import ChatUnclear
from alongside.chats.models import Chat
from alongside.core import clock
from alongside.core.wall_clock import moment, read_wall, shown, there

SHORTEST, LONGEST = 15, 180  # minutes: shorter, nobody has typed a line; longer, a host can't keep their eyes on it
SLOW_LANE = timedelta(hours=48)  # two days, so that everybody finds an hour of strength, in whatever zone
FARTHEST = timedelta(days=730)  # nobody knows their strength further ahead


def begins_there(chat: Chat) -> datetime:
    """When it begins, by the clocks there."""
    return there(chat.wall_begins, chat.zone)


def hour_began(chat: Chat) -> datetime:
    """When the hour begins by its plan; once it is over, when it really began: early, late, or on time."""
    return chat.thread.started_at if chat.slow_from and chat.thread else chat.begins


def hour_ends(chat: Chat) -> datetime:
    """When the hour is over: when it was, or when it will be."""
    return chat.slow_from or chat.begins + timedelta(minutes=chat.minutes)


def is_later(ends: datetime, begins: datetime) -> bool:
    """Whether clocks show a later minute at the end: not in the hour that comes twice, nor where no hour was held."""
    return f"{ends:%Y%m%d%H%M}" > f"{begins:%Y%m%d%H%M}"


def slow_lane_ends(chat: Chat) -> datetime:
    """When the slow lane is over."""
    return chat.slow_until or hour_ends(chat) + SLOW_LANE


def asked_at(chat: Chat, after: int) -> datetime:
    """When the question that comes so many minutes into the hour is asked."""
    return chat.begins + timedelta(minutes=after)


def checked_minutes(minutes: int) -> int:
    """How long the hour is, if that can be."""
    if not SHORTEST <= minutes <= LONGEST:
        words = _("A chat is %(least)d to %(most)d minutes long. The slow lane is open for two days after it.")
        raise ChatUnclear("minutes", words % {"least": SHORTEST, "most": LONGEST})
    return minutes


def checked_wall(said: str, zone: str) -> str:
    """A wall time as it is kept; refuses what no clock there shows, what is past, and what is far away."""
    if not is_zone(zone):
        raise ChatUnclear("zone", _("Please choose whose clocks these times go by."))
    wall = read_wall(said)
    if wall is None:
        raise ChatUnclear("wall_begins", _("Please give a day and an hour, such as 2027-05-08 and 19:00."))
    if shown(wall, zone) != wall:
        raise ChatUnclear("wall_begins", _("This hour doesn't exist there: the clocks are put forward that day."))
    begins = moment(wall, zone)
    if begins <= clock.now():
        raise ChatUnclear("wall_begins", _("This time is over already. Please look at the day and the hour again."))
    if begins > clock.now() + FARTHEST:
        raise ChatUnclear("wall_begins", _("This is more than two years away. Please choose a nearer day."))
    return wall
