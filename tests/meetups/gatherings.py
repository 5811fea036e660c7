"""Plans for tests, all in the future of whatever day it is."""

from datetime import timedelta
from typing import Any

from alongside.core import clock
from alongside.meetups.models import Meetup
from alongside.meetups.plan import plan
from alongside.meetups.planned import Planned
from tests.world import World


def in_days(days: float, hour: int = 14) -> str:
    """So many days ahead, at this hour of some clock."""
    return f"{clock.now() + timedelta(days=days):%Y-%m-%d}T{hour:02}:00"


def planned(days: float = 10, **instead: Any) -> Planned:
    """A picnic, or what is said instead."""
    said = {
        "title": "A picnic", "what": "Sit in the shade and eat.", "roughly": "Madrid, east",
        "begins": in_days(days), "ends": in_days(days, 17), "zone": "Europe/Madrid",
        "place": "Under the big tree, gate 4", "seats": "Folding chairs",
    }  # fmt: skip
    return Planned(**{**said, **instead})


def picnic(world: World, by: str = "ben", days: float = 10, **instead: Any) -> Meetup:
    """A picnic that somebody planned in the kitchen."""
    return plan(world.kitchen, planned(days, **instead), by=world.viewer(by))


def plan_typed(**instead: str) -> dict[str, object]:
    """The same as a browser sends it."""
    day, _t, begins = in_days(10).partition("T")
    said = {
        "title": "A walk", "what": "Once around the lake.", "day": day, "begins": begins, "ends": "15:30",
        "zone": "Europe/Madrid", "roughly": "Madrid, west", "place": "At the kiosk",
    }  # fmt: skip
    return {**said, **instead}
