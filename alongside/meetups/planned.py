"""What somebody says about a meet-up, checked before it is kept."""

from dataclasses import dataclass, fields

from django.utils.translation import gettext as _

from alongside.core.characters import clean
from alongside.core.sealing import alias_scope, seal
from alongside.meetups.errors import PlanUnclear, ReadsLikeASale, TooNewToPlan
from alongside.meetups.models import Meetup
from alongside.meetups.when import checked_times
from alongside.memberships.models import Stage
from alongside.memberships.viewer import Viewer
from alongside.speech.look import look

PLACE = "meetups_meetup.place"
LONGEST_PLACE = 1_000  # letters: an address, a bell, and the way from the station
ELSEWHERE = "elsewhere"  # asks to go on in another place: what every meet-up does


@dataclass(frozen=True)
class Planned:
    """A plan, as its planner says it; times as the clocks there show them."""

    title: str
    what: str
    roughly: str
    begins: str  # "2027-05-08T14:30"
    ends: str = ""
    zone: str = "UTC"
    place: str | None = None  # None: as it was
    quiet_room: str = ""
    seats: str = ""
    food: str = ""
    leaving_early: str = ""


NEEDED = ("title", "what", "roughly")
PLAIN = (*NEEDED, "quiet_room", "seats", "food", "leaving_early")


def checked(planned: Planned, *, by: Viewer) -> dict[str, object]:
    """The columns of a meet-up but its place; refuses what is missing, too long, past, or reads like a sale."""
    said = {name: _tidied(name, getattr(planned, name)) for name in PLAIN}
    for name in NEEDED:
        if not said[name]:
            raise PlanUnclear(name, _("A few words are needed here, so that people know whether it is for them."))
    room = {name: longest(name) for name in PLAIN} | {"place": LONGEST_PLACE}
    for name, words in {**said, "place": planned.place or ""}.items():
        if len(words) > (most := room[name]):
            raise PlanUnclear(name, _("This is longer than %(most)d letters. Please say it shorter.") % {"most": most})
    times = checked_times(planned.begins, planned.ends, planned.zone)
    _require_no_sale(" \n".join([*said.values(), planned.place or ""]), by)
    return {**said, **times}


def sealed_place(place: str, *, meetup: Meetup, planner: str) -> bytes | None:
    """The place, sealed under the key of whoever planned it; none where nothing was said."""
    place = clean(place).strip()
    return seal(place, scope=alias_scope(planner), place=PLACE, row=meetup.public_id) if place else None


def require_may_plan(by: Viewer) -> None:
    """Refuse whoever is new here: calling people to a place takes being known."""
    if by.is_new:
        words = _("You are new here, so planning a meet-up has to wait a little. You can come to one, or ask a host.")
        raise TooNewToPlan(words)


def longest(name: str) -> int:
    """How many letters a part of a plan has room for."""
    return int(getattr(Meetup._meta.get_field(name), "max_length", 0))


def _tidied(name: str, words: str) -> str:
    words = clean(words).strip()
    return words if name == "what" else " ".join(words.split())


def _require_no_sale(words: str, by: Viewer) -> None:
    """Members whom people here don't know for long can't put up what reads like a sale; nothing is kept of the try."""
    if by.is_host or by.stage == Stage.TRUSTED:
        return
    if look(words).scam not in ("", ELSEWHERE):
        raise ReadsLikeASale(
            _(
                "Some of these words read as if something was sold, promised or collected. Such a plan can't stand "
                "here. Please say it in other words, or ask a host: they can plan it with you. Your words are safe."
            )
        )


def plan_of(meetup: Meetup) -> Planned:
    """A meet-up as a plan, to be changed; its place stays unsaid."""
    plain = {field.name: getattr(meetup, field.name) for field in fields(Planned) if field.name in PLAIN}
    return Planned(**plain, begins=meetup.wall_begins, ends=meetup.wall_ends, zone=meetup.zone)
